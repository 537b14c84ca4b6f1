"""From quantities to claims: what one statement needs together, about whom, when, and how surely."""
