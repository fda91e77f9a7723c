"""How every form is drawn: by the design system's components."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draws ``{{ form }}`` and ``{{ field.as_field_group }}`` with our templates."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
