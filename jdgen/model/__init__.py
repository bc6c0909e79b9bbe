"""What a role is: frozen values, and the one place where data becomes them."""
