"""The county as one paper sees it: its officers, and people invented on the spot whose names are no officer's."""

from datetime import date, timedelta
from functools import lru_cache

from redaction.papers import addresses, county, numbers
from redaction.papers.county import DEPARTMENTS, Department
from redaction.papers.names import foreign_name, korean_name
from redaction.papers.people import Company, Officer, Resident, grade_of
from redaction.papers.seeding import Dice, dice

TODAY = date(2026, 11, 20)
"""The day the samples are written; no paper is younger."""

COUNTY_STAFF_SEED = 0
"""The directory of the sample county; other seeds people other counties, for training."""

_MAIL_PARTS = ("gr", "kh", "sj", "jh", "my", "hs", "yj", "dw", "sm", "ek", "js", "th", "bk", "nr", "cw")
_DUTIES = ("서무", "예산·회계", "민원 상담", "현장 점검", "보조금", "인허가", "통계", "시설 관리", "계약", "홍보")
_TEAM_RANKS = ("팀장", "주무관", "주무관", "주무관")


def _invent_officer(roll: Dice, place: Department, team: str, rank: str, number: int, name: str) -> Officer:
    """One officer at one desk."""
    return Officer(
        raw_name=name,
        department=place,
        team=team,
        rank=rank,
        grade=grade_of(rank, number),
        duty=_DUTIES[number % len(_DUTIES)],
        extension=place.first_extension + 1 + number,
        mailbox=f"{roll.one(_MAIL_PARTS)}{roll.one(_MAIL_PARTS)}{roll.digits(roll.randint(2, 4))}",
        is_female=roll.chance(0.5),
    )


@lru_cache(maxsize=80)
def directory(seed: int) -> dict[str, tuple[Officer, ...]]:
    """The staff of the county by department, its head first; "군수" and "부군수" hold one each. No name twice."""
    roll = dice("directory", seed)
    taken: set[str] = set()

    def fresh() -> str:
        while True:
            name = korean_name(roll, date(roll.randint(1966, 2000), 6, 15), roll.chance(0.5))
            if name not in taken:
                taken.add(name)
                return name

    staff: dict[str, tuple[Officer, ...]] = {}
    for place in DEPARTMENTS:
        desks = [("", place.head_rank)] + [(team, rank) for team in place.teams for rank in _TEAM_RANKS]
        staff[place.name] = tuple(
            _invent_officer(roll, place, team, rank, number, fresh()) for number, (team, rank) in enumerate(desks)
        )
    for title in ("군수", "부군수"):
        staff[title] = (_invent_officer(roll, DEPARTMENTS[0], "", title, 20, fresh()),)
    return staff


@lru_cache(maxsize=80)
def _officer_names(seed: int) -> str:
    return " ".join(each.raw_name for desk in directory(seed).values() for each in desk)


class World:
    """People, firms and days for one paper. Everything it gives follows from its dice and the directory's seed."""

    def __init__(self, roll: Dice, directory_seed: int, department_name: str | None = None) -> None:
        self.roll = roll
        self.staff = directory(directory_seed)
        self._officers = _officer_names(directory_seed)
        self._taken: set[str] = set()
        place = county.department(department_name) if department_name else roll.one(DEPARTMENTS)
        self.department = place
        self.day = self.working_day(TODAY - timedelta(days=roll.randint(5, 1020)))

    @property
    def head(self) -> Officer:
        """The head of the paper's department."""
        return self.staff[self.department.name][0]

    @property
    def leader(self) -> Officer:
        """A team leader of the paper's department."""
        return self.roll.one([each for each in self.staff[self.department.name] if each.rank == "팀장"])

    @property
    def clerk(self) -> Officer:
        """A clerk of the paper's department."""
        return self.roll.one([each for each in self.staff[self.department.name] if each.rank == "주무관"])

    @property
    def governor(self) -> Officer:
        """군수."""
        return self.staff["군수"][0]

    @property
    def deputy(self) -> Officer:
        """부군수."""
        return self.staff["부군수"][0]

    def team_of(self, leader: Officer) -> tuple[Officer, ...]:
        """The clerks of a leader's team."""
        return tuple(
            each for each in self.staff[leader.department.name] if each.team == leader.team and each.rank == "주무관"
        )

    def other_officer(self) -> Officer:
        """An officer of any department."""
        return self.roll.one(self.staff[self.roll.one(DEPARTMENTS).name])

    def officers(self, count: int) -> list[Officer]:
        """That many different officers of all departments."""
        everybody = [each for place in DEPARTMENTS for each in self.staff[place.name]]
        return self.roll.some(everybody, count)

    def officers_elsewhere(self, count: int) -> list[Officer]:
        """That many different officers of other departments."""
        everybody = [each for place in DEPARTMENTS if place is not self.department for each in self.staff[place.name]]
        return self.roll.some(everybody, count)

    def working_day(self, day: date) -> date:
        """The day itself, or the Monday after it where it is a weekend."""
        return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)

    def later(self, days: int) -> date:
        """A working day that many days after (or, negative, before) the paper's."""
        return self.working_day(self.day + timedelta(days=days))

    def _fresh_name(self, born: date, is_female: bool, is_foreign: bool) -> str:
        for _ in range(400):
            name = foreign_name(self.roll) if is_foreign else korean_name(self.roll, born, is_female)
            if name not in self._taken and name not in self._officers:
                self._taken.add(name)
                return name
        return foreign_name(self.roll)

    def resident(self, oldest: int = 92, youngest: int = 19, foreign_share: float = 0.05) -> Resident:
        """A private person between those ages (years) at the paper's day."""
        roll = self.roll
        born = self.day - timedelta(days=roll.randint(youngest * 366, max(oldest, youngest + 1) * 365))
        is_female, is_foreign = roll.chance(0.5), roll.chance(foreign_share)
        return Resident(
            raw_name=self._fresh_name(born, is_female, is_foreign),
            born=born,
            is_female=is_female,
            is_foreign=is_foreign,
            raw_number=numbers.resident_number(roll, born, is_female, is_foreign),
            raw_phone=numbers.mobile(roll),
            raw_home_phone=numbers.home_phone(roll),
            raw_email=numbers.email(roll),
            raw_home=addresses.home(roll),
            raw_account=numbers.account(roll),
            raw_plate=numbers.plate(roll),
            number_form=roll.randrange(840),
        )

    def residents(self, count: int, oldest: int = 92, youngest: int = 19) -> list[Resident]:
        """That many private persons."""
        return [self.resident(oldest, youngest) for _ in range(count)]

    def company(self, corporate_share: float = 0.7) -> Company:
        """A firm of the county."""
        roll = self.roll
        is_corporation = roll.chance(corporate_share)
        return Company(
            name=county.company_name(roll) if is_corporation else county.shop_name(roll),
            is_corporation=is_corporation,
            raw_business_number=numbers.business_number(roll, is_corporation),
            raw_corporate_number=numbers.corporate_number(roll),
            raw_address=addresses.works(roll),
            raw_phone=f"061-78{roll.randint(5, 9)}-{roll.digits(4)}",
            raw_account=numbers.account(roll),
            head=self.resident(70, 30, foreign_share=0.0),
        )

    def document_number(self, place: Department | None = None) -> str:
        """A number of a county document: 총무과-12345."""
        return f"{(place or self.department).name}-{self.roll.randint(101, 48999)}"
