"""What the sending's figures need: Postfix's tools, an installation with readers, and a sender in a process of its own."""
