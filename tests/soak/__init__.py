"""What runs for longer than a test may: kills at random moments, and a served database under load.

python -m tests.soak kills [--times 100]
python -m tests.soak load [DATABASE]
"""
