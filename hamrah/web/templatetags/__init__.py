"""Tags and filters every template may use without loading them (settings: builtins)."""
