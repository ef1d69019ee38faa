"""The start screen: carry on, open what was brought, or begin."""
