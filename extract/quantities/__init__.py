"""What quantities are made of in every language: units and currencies, and what tables say of their numbers."""
