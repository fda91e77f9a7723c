"""Settings, URL map, base templates, the design system and the catcher."""
