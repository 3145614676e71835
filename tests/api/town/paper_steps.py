"""What anybody may do with a case and its papers: each says whether it was possible."""

from cabinet_contract.words import Answer, Outcome, Purpose
from chalicelib.domain.case.non_acceptance import NonAcceptance
from chalicelib.domain.case.task import Action
from chalicelib.domain.case.verdicts import AcceptanceVerdict, DecisionOutcome, RefusalGround
from chalicelib.domain.custody.envelope import Channel
from chalicelib.errors import XinbaoError
from chalicelib.usecases.applicant import filing, handing_in
from chalicelib.usecases.parts.compartments import Wish
from chalicelib.usecases.parts.perform import perform
from chalicelib.usecases.staff import (
    checking,
    collecting,
    deciding,
    giving_back,
    mail_returns,
    outgoing,
    queue_numbers,
    sending_out,
    window,
)
from chalicelib.usecases.staff.giving_back import ProofOfReturn
from chalicelib.usecases.staff.ways_out import WayWanted
from tests.api.town.papers import DUTY, Papers, Step
from tests.api.town.small_centre import PERSON_ITEM, materials

WISH = Wish("cab-hall", "small", "any")
REFUSAL = NonAcceptance(ground=RefusalGround.NOT_COMPETENT, reason="不属于本窗口")


def announces(papers: Papers) -> bool:
    return papers.does(lambda case, act: handing_in.choose(case, Channel.MAIL, None, act.at))


def reserves(papers: Papers) -> bool:
    return papers.does(lambda case, act: handing_in.choose(case, Channel.LOCKER, WISH, act.at))


def reserves_unheard(papers: Papers) -> bool:
    """The cabinet hears of the new choice after somebody has used the old code."""
    used = papers.town.hall.judge
    before = [code for code in papers.codes if used(code.split(" ", 1)[1], papers.at)]
    try:
        perform(lambda: handing_in.choose(papers.now, Channel.WINDOW, None, papers.at))
    except XinbaoError:
        return False
    return papers.types(Purpose.DEPOSIT) if before else papers.does(lambda case, act: window.receive(case, None, act))


def withdraws_unheard(papers: Papers) -> bool:
    try:
        perform(lambda: filing.withdraw(papers.now, "", papers.at))
    except XinbaoError:
        return False
    papers.types(Purpose.DEPOSIT)
    papers.town.settle(papers.at)
    return True


def deposits(papers: Papers) -> bool:
    return papers.types(Purpose.DEPOSIT)


def deposits_nothing(papers: Papers) -> bool:
    return papers.types(Purpose.DEPOSIT, answer=Answer.NOTHING)


def deposit_jams(papers: Papers) -> bool:
    return papers.types(Purpose.DEPOSIT, Outcome.UNKNOWN)


def starts_route(papers: Papers) -> bool:
    wish = collecting.RouteWish(cabinet="cab-hall")
    return papers.does(lambda _case, act: collecting.start_route(wish, DUTY, act.at))


def collects(papers: Papers) -> bool:
    return papers.types(Purpose.COLLECT)


def finds_nothing(papers: Papers) -> bool:
    return papers.types(Purpose.COLLECT, answer=Answer.NOTHING)


def receives(papers: Papers) -> bool:
    return papers.does(lambda case, act: window.receive(case, None, act))


def misses_a_page(papers: Papers) -> bool:
    present = tuple(materials(PERSON_ITEM)[:-1])
    return papers.does(lambda case, act: checking.check(case, present, act), "s-2")


def checks(papers: Papers) -> bool:
    return papers.does(lambda case, act: checking.check(case, tuple(materials(PERSON_ITEM)), act))


def undoes_the_check(papers: Papers) -> bool:
    return papers.does(checking.undo)


def draws_a_number(papers: Papers) -> bool:
    return papers.does(lambda case, act: queue_numbers.draw(case, "3", act))


def accepts(papers: Papers) -> bool:
    return papers.does(lambda case, act: window.accept(case, AcceptanceVerdict.ACCEPT, NonAcceptance(), act))


def refuses(papers: Papers) -> bool:
    return papers.does(lambda case, act: window.accept(case, AcceptanceVerdict.REFUSE, REFUSAL, act))


def decides(papers: Papers) -> bool:
    given = deciding.GivenDecision(DecisionOutcome.GRANTED, "XB-1", None)
    return papers.does(lambda case, act: deciding.decide(case, given, act))


def decides_and_returns(papers: Papers) -> bool:
    given = deciding.GivenDecision(DecisionOutcome.REFUSED, "XB-2", "不符合", originals_back=True)
    return papers.does(lambda case, act: deciding.decide(case, given, act))


def arrives(papers: Papers) -> bool:
    return papers.does(deciding.arrive)


def takes_over(papers: Papers) -> bool:
    return papers.does(outgoing.take_over)


def prepares(papers: Papers) -> bool:
    """As the applicant has chosen."""
    return papers.does(lambda case, act: outgoing.prepare(case, WayWanted(), act))


def prepares_for_the_counter(papers: Papers) -> bool:
    return papers.does(lambda case, act: outgoing.prepare(case, WayWanted(channel=Channel.WINDOW), act))


def verifies(papers: Papers) -> bool:
    return papers.does(outgoing.verify, "s-2")


def asks_store_code(papers: Papers) -> bool:
    return papers.does(sending_out.store_code, DUTY.id)


def stores(papers: Papers) -> bool:
    return papers.types(Purpose.STORE)


def picks_up(papers: Papers) -> bool:
    return papers.types(Purpose.PICKUP)


def picks_up_nothing(papers: Papers) -> bool:
    return papers.types(Purpose.PICKUP, answer=Answer.NOTHING)


def pickup_jams(papers: Papers) -> bool:
    return papers.types(Purpose.PICKUP, Outcome.UNKNOWN)


def asks_recall_code(papers: Papers) -> bool:
    return papers.does(sending_out.recall_code, DUTY.id)


def recalls(papers: Papers) -> bool:
    return papers.types(Purpose.RECALL)


def posts(papers: Papers) -> bool:
    return papers.does(lambda case, act: sending_out.post(case, "EMS1", act))


def hands_over(papers: Papers) -> bool:
    return papers.does(lambda case, act: sending_out.hand_over(case, "身份证", act))


def closes(papers: Papers) -> bool:
    return papers.does(lambda case, act: sending_out.close(case, None, act))


def posts_papers_back(papers: Papers) -> bool:
    return papers.does(lambda case, act: giving_back.post(case, "EMS7", act))


def gives_papers_back(papers: Papers) -> bool:
    return papers.does(lambda case, act: giving_back.hand_over(case, ProofOfReturn("身份证"), act))


def mail_brings_back(papers: Papers) -> bool:
    return any(
        papers.does(lambda case, act, number=number: mail_returns.take_back(case, number, act))
        for number in ("EMS1", "EMS7")
    )


def mail_delivers_papers(papers: Papers) -> bool:
    given = ProofOfReturn("签收", tracking="EMS7")
    return papers.does(lambda case, act: giving_back.hand_over(case, given, act))


def takes_out_by_key(papers: Papers) -> bool:
    return papers.ends_task(Action.TAKEN_OUT)


def finds_it_empty(papers: Papers) -> bool:
    return papers.ends_task(Action.WAS_EMPTY)


# In this order they are the straight way of a case, by locker in and out.
STRAIGHT: list[Step] = [
    reserves, deposits, starts_route, collects, checks, draws_a_number, accepts, decides, arrives, takes_over,
    prepares, verifies, asks_store_code, stores, picks_up,
]  # fmt: skip
DETOURS: list[Step] = [
    announces, receives, reserves_unheard, misses_a_page, undoes_the_check, withdraws_unheard, refuses,
    decides_and_returns, prepares_for_the_counter, posts, hands_over, closes, asks_recall_code, recalls,
    posts_papers_back, gives_papers_back, mail_delivers_papers, deposits_nothing, deposit_jams, finds_nothing,
    mail_brings_back, picks_up_nothing, pickup_jams, takes_out_by_key, finds_it_empty,
]  # fmt: skip
STEPS = [*STRAIGHT, *DETOURS]
