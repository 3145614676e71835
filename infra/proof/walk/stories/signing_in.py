"""Who takes part: an agent of an enterprise, a person, and one who wants what the other wants."""

from infra.proof.walk.story import Story
from infra.proof.walk.world import World

# Three sign-ins for all stories: the API lets one address ask for twenty codes an hour.
PEOPLE = ("agent", "person", "rival")


def everybody(story: Story, world: World) -> None:
    for name in PEOPLE:
        who = world.applicant()
        who.signs_in()
        who.identifies()
        world.people[name] = who
        story.say(f"登录 {name}: by the code sent to {who.phone.number[:3]}****{who.phone.number[-4:]}")
    world.people["agent"].acts_for_an_enterprise("西安某某贸易有限公司")
    story.say("登记企业 the agent acts for an enterprise, by its 统一社会信用代码")
