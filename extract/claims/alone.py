"""What makes a claim only where its sentence tells nothing else: results of matches, and how often somebody did it."""

from __future__ import annotations

from extract.claims.scene import Mention, Scene


def told_alone(scene: Scene) -> Mention | None:
    """The first result or count of times of a scene that gives no other figure and no day, else None.

    Readers differ on whether such a number is a figure; beside others it would only stand in their way.
    """
    if any(not mention.quantity.optional for mention in scene.dates):
        return None
    return next((mention for mention in scene.figures if scene.language.tells_alone(mention.quantity)), None)
