"""Forms judge what was typed; services act. One form an act."""
