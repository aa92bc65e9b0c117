"""Questions through Discord: mention, reply, direct message and `/ask`."""

from __future__ import annotations

import discord
import pytest

from bot import words
from bot.knowledge.model import KnowledgeBase
from tests.world import MakeWorld, World, texts

DEGREE = "do I need a degree to be a senior developer?"


async def test_a_mention_is_answered(world: World) -> None:
    """A member who mentions the bot with a question gets the entry that answers it."""
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert "## A university degree" in texts(world.said()[-1])


async def test_an_answer_replies_to_the_question(world: World) -> None:
    """The answer hangs on the question, so that it is clear whom it is for."""
    question = await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    reference = world.said()[-1].reference
    assert reference
    assert reference.message_id == question.id


async def test_a_reply_to_the_bot_is_answered(world: World) -> None:
    """Replying to one of the bot's messages counts as speaking to it."""
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    await world.ada.send(world.channel, "how do I get promoted?", reply_to=world.said()[-1])
    assert "## Getting promoted" in texts(world.said()[-1])


async def test_a_direct_message_is_answered(world: World) -> None:
    """In a direct message no mention is needed."""
    user = world.env.create_user("cleo")
    await user.send_dm(DEGREE)
    answer = user.dm_channel.last_message
    assert answer
    assert "## A university degree" in texts(answer)


async def test_several_questions_are_answered_one_by_one(world: World) -> None:
    """In the order asked, each with its own button, and what is not known is said."""
    cup = "Which cup did the football club win?"
    await world.ada.send(world.channel, f"{world.me} how do I get promoted? {cup} {DEGREE}")
    card = world.said()[-1]
    shown = texts(card)
    places = [shown.index(part) for part in ("1. how do I", f"2. {cup}", words.ask.NOTHING, "3. do I need")]
    assert places == sorted(places)
    read = await world.bob.click(card, label=words.ask.READ.format(number=3))
    assert "## A university degree" in texts(read.response)


async def test_an_unsure_part_can_be_chosen_for(world: World) -> None:
    """Beside what comes closest stands what else may be meant, as it would were it asked alone."""
    await world.ada.send(world.channel, f"{world.me} {DEGREE} how deep is kubernetes?")
    card = world.said()[-1]
    assert words.ask.PART_CLOSEST.splitlines()[0].format(title="Kubernetes") in texts(card)
    chosen = await world.bob.select(card, ["staff"])
    assert "## Staff engineer" in texts(chosen.response)


async def test_two_questions_of_one_build_are_both_answered(world: World) -> None:
    """Though no sentence ends between them."""
    await world.ada.send(world.channel, f"{world.me} how to get promoted and how to mentor juniors")
    assert all(f"{number}. how to" in texts(world.said()[-1]) for number in (1, 2))


async def test_the_command_works_in_direct_messages(world: World) -> None:
    """`/ask` answers where no server is."""
    result = await world.env.create_user("cleo").slash("ask", question=DEGREE)
    assert "## A university degree" in texts(result.response)


async def test_talk_that_is_not_for_the_bot_stays_unanswered(world: World) -> None:
    """Without a mention the bot is silent, whatever is asked."""
    await world.ada.send(world.channel, DEGREE)
    assert world.said() == []


async def test_everybodys_mention_is_not_the_bots(world: World) -> None:
    """A ping for everybody does not wake the bot."""
    await world.ada.send(world.channel, f"@everyone {DEGREE}")
    assert world.said() == []


async def test_an_edited_message_is_not_answered_again(world: World) -> None:
    """Mending a typo in a question does not bring a second answer."""
    message = await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    await world.ada.edit(message, f"{world.me} how do I get promoted?")
    assert len(world.said()) == 1


async def test_bots_and_webhooks_are_ignored(world: World) -> None:
    """No loop of bots answering each other can start."""
    robot = world.guild.add_member(world.env.create_user("robot", bot=True))
    await robot.send(world.channel, f"{world.me} {DEGREE}")
    await world.guild.create_webhook(world.channel).send(f"{world.me} {DEGREE}")
    assert world.said() == []


async def test_another_mention_in_the_question_does_not_disturb(world: World) -> None:
    """Names in a question are left out before it is searched."""
    await world.ada.send(world.channel, f"{world.me} {world.bob.mention} {DEGREE}")
    assert "## A university degree" in texts(world.said()[-1])


@pytest.mark.parametrize("text", ["", "???", "🙂", "...", "lol", "how are you, everyone?"])
async def test_a_message_without_words_gets_one_line(world: World, text: str) -> None:
    """A bare mention, signs or an emoji: the bot is there, and says in a line how to ask."""
    await world.ada.send(world.channel, f"{world.me} {text}")
    assert texts(world.said()[-1]) == words.ask.WORDLESS


@pytest.mark.parametrize("text", ["hello", "help", "hey everyone o/"])
async def test_a_greeting_shows_help(world: World, text: str) -> None:
    """Without a question the bot says what it can do, with three examples to click."""
    await world.ada.send(world.channel, f"{world.me} {text}")
    shown = world.said()[-1]
    assert words.guide.HELP_TITLE in texts(shown)
    assert str(shown.components).count("1:open:") == 3


async def test_thanks_get_a_kind_line(world: World) -> None:
    """Thanks are no question."""
    await world.ada.send(world.channel, f"{world.me} thank you everyone, lol")
    assert texts(world.said()[-1]) == words.ask.THANKS


@pytest.mark.parametrize("text", ["Ich will mehr Geld", "potrzebuję pomocy", "odio mi empresa"])
async def test_a_line_in_another_language_is_told_so(world: World, text: str) -> None:
    """However short it is, and the bot names what may help."""
    await world.ada.send(world.channel, f"{world.me} {text}")
    assert texts(world.said()[-1]) == words.ask.LANGUAGE


async def test_a_greeting_and_numbers_are_no_part_of_the_questions(world: World) -> None:
    """Each part is named by its question alone."""
    asked = "hi all, two things: 1) do I need a degree to be senior 2) how do I get promoted to staff"
    await world.ada.send(world.channel, f"{world.me} {asked}")
    shown = texts(world.said()[-1])
    assert "1. do I need a degree to be senior" in shown
    assert "2. how do I get promoted to staff" in shown
    assert "two things" not in shown


async def test_an_off_topic_question_is_not_guessed_at(world: World) -> None:
    """What the knowledge does not hold is called unknown, and there is a way on."""
    await world.ada.send(world.channel, f"{world.me} which football club won the cup in lisbon yesterday?")
    shown = texts(world.said()[-1])
    assert words.ask.UNKNOWN in shown
    assert words.kinds.BROWSE in shown


async def test_a_declined_subject_shows_where_to_turn(world: World) -> None:
    """A subject that the bot leaves to others gets the text that says so."""
    await world.ada.send(world.channel, f"{world.me} can I sue my employer?")
    assert "I leave legal questions to lawyers." in texts(world.said()[-1])


async def test_ask_is_public_and_shows_the_question(world: World) -> None:
    """Readers of the channel see what was asked."""
    result = await world.ada.slash(world.channel, "ask", question="how do I get promoted?")
    assert not result.ephemeral
    assert "-# Question: how do I get promoted?" in texts(result.response)


async def test_ask_can_be_hidden(world: World) -> None:
    """With `hide` only the asker sees the answer."""
    result = await world.ada.slash(world.channel, "ask", question="how do I get promoted?", hide=True)
    assert result.ephemeral
    assert "## Getting promoted" in texts(result.response)


async def test_a_chosen_suggestion_opens_its_entry(world: World) -> None:
    """Choosing from the list shows that entry, without a search."""
    offered = await world.ada.autocomplete(world.channel, "ask", "question", "kuber")
    result = await world.ada.slash(world.channel, "ask", question=offered[0]["value"])
    assert "## Kubernetes" in texts(result.response)


async def test_suggestions_are_ranked_and_each_comes_once(world: World) -> None:
    """An alias finds its entry first, by title, and no entry twice."""
    offered = await world.ada.autocomplete(world.channel, "ask", "question", "k8s")
    assert (offered[0]["name"], offered[0]["value"]) == ("Kubernetes", "kubernetes")
    assert len({choice["value"] for choice in offered}) == len(offered)


async def test_at_most_25_suggestions_are_offered(make_world: MakeWorld, base: KnowledgeBase) -> None:
    """Discord refuses a longer list, so the bot never sends one."""
    topic = base.entries["promotion"]
    many = {}
    for number in range(60):
        copy = topic.model_copy(update={"title": f"Promotion, part {number}"})
        copy._id = f"promotion-{number}"
        many[copy.id] = copy
    async with make_world(KnowledgeBase(many)) as world:
        offered = await world.ada.autocomplete(world.channel, "ask", "question", "promotion")
    assert len(offered) == 25


async def test_what_members_write_cannot_ping_or_format(world: World) -> None:
    """The question on the card is shown as characters, and no message of the bot may mention anybody."""
    result = await world.ada.slash(world.channel, "ask", question="@everyone **do I need a degree?** <@1>")
    assert "@everyone" not in texts(result.response)
    assert "\\*\\*do I need a degree?" in texts(result.response)
    sent = [r.json or {} for r in world.env.http_requests if r.method == "POST" and "callback" in r.path]
    assert sent[-1]["data"]["allowed_mentions"]["parse"] == []


async def test_a_reply_does_not_ping_the_asker(world: World) -> None:
    """Answers come quietly."""
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert world.posts()[-1]["allowed_mentions"] == {"parse": []}


async def test_text_commands_do_not_exist(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """A mention is a question, never a text command, and leaves no error in the log."""
    await world.ada.send(world.channel, f"{world.me} help me, {DEGREE}")
    assert len(world.said()) == 1
    assert [r for r in caplog.records if r.levelname in ("ERROR", "WARNING")] == []


async def test_no_question_reaches_the_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Whatever level the bot's own log has, questions stay out of it."""
    caplog.set_level("DEBUG", logger="bot")
    await world.ada.send(world.channel, f"{world.me} {DEGREE}")
    assert DEGREE not in "".join(r.getMessage() for r in caplog.records if r.name.startswith("bot"))


async def test_a_question_in_a_thread_is_answered_there(world: World) -> None:
    """A thread is a place like any other."""
    await world.place.create_thread(name="career", type=discord.ChannelType.public_thread)
    thread = world.channel.threads[0]
    await world.ada.send(thread, f"{world.me} {DEGREE}")
    assert thread.last_message
    assert "## A university degree" in texts(thread.last_message)
