"""Addresses as papers write them: by road or by lot, full or short, with a tail of building, floor and unit."""

from redaction.papers.county import BUILDINGS, COUNTY, FAR_PLACES, PROVINCE, ROADS, VILLAGES
from redaction.papers.seeding import Dice


def _tail(dice: Dice) -> str:
    """What follows the number of the house: nothing, a unit, or a building and a unit."""
    form = dice.random()
    if form < 0.62:
        return ""
    unit = f"{dice.randint(101, 108)}동 {dice.randint(1, 15)}0{dice.randint(1, 6)}호"
    if form < 0.72:
        return f", {unit}"
    if form < 0.82:
        return f", {unit} ({dice.one(BUILDINGS)})"
    if form < 0.9:
        return f" {dice.one(BUILDINGS)} {unit}"
    return (
        f", {dice.randint(1, 4)}층 {dice.randint(101, 404)}호"
        if form < 0.95
        else f" ({dice.one(('봉동리', '봉서리', '백련리'))})"
    )


def _by_road(dice: Dice, township: str) -> str:
    """Road and number, at times with a numbered lane (번길, 안길)."""
    road = dice.one(ROADS[township])
    number = str(dice.randint(3, 480)) + (f"-{dice.randint(1, 38)}" if dice.chance(0.4) else "")
    form = dice.random()
    if form < 0.15 and road.endswith("로"):
        return f"{road} {dice.randint(10, 300)}번길 {number}"
    if form < 0.22:
        return f"{road}{dice.randint(1, 9)}안길 {number}" if road.endswith("길") else f"{road} {number}번지"
    return f"{road} {number}"


def _by_lot(dice: Dice, township: str) -> str:
    """리 and lot number, at times of a hill (산)."""
    lot = f"{dice.one(('', '', '', '산 ', '산'))}{dice.randint(2, 1250)}"
    lot += f"-{dice.randint(1, 25)}" if dice.chance(0.5) else ""
    return f"{dice.one(VILLAGES[township])} {lot}{dice.one(('', '', '번지'))}"


def _prefix(dice: Dice, township: str) -> str:
    """How much of province, county and township is written out."""
    return dice.one(
        (
            f"{PROVINCE} {COUNTY} {township} ",
            f"전남 {COUNTY} {township} ",
            f"{COUNTY} {township} ",
            f"{COUNTY} {township} ",
            f"{township} ",
        )
    )


def home(dice: Dice) -> str:
    """Where a person of the county lives, or once in a while far away."""
    if dice.chance(0.12):
        return f"{dice.one(FAR_PLACES)} {dice.randint(3, 320)}{_tail(dice)}"
    township = dice.one(tuple(VILLAGES))
    body = _by_road(dice, township) if dice.chance(0.62) else _by_lot(dice, township)
    return f"{_prefix(dice, township)}{body}{_tail(dice)}"


def village(dice: Dice) -> str:
    """A place no narrower than a 리: it stays."""
    township = dice.one(tuple(VILLAGES))
    return f"{township} {dice.one(VILLAGES[township])}"


def site(dice: Dice) -> str:
    """The place of a works site or a plant, by lot."""
    township = dice.one(tuple(VILLAGES))
    return f"{COUNTY} {township} {_by_lot(dice, township)}"


def works(dice: Dice) -> str:
    """The address of a company."""
    township = dice.one(tuple(VILLAGES))
    return f"{PROVINCE} {COUNTY} {township} {_by_road(dice, township)}"
