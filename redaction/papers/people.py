"""The people of the papers. Their properties are marked strings; fields that begin with `raw_` are bare values."""

from dataclasses import dataclass
from datetime import date

from redaction.papers.county import Department
from redaction.papers.marks import mark
from redaction.papers.names import spaced
from redaction.types import Disposition, Kind

_GRADES = {
    "과장": "지방행정사무관",
    "실장": "지방행정사무관",
    "소장": "지방농촌지도관",
    "읍장": "지방행정사무관",
    "면장": "지방행정사무관",
}


@dataclass(frozen=True, slots=True)
class Officer:
    """An official who acts in office: name, rank, office phone and mail stay public (제9조제1항제6호 라목)."""

    raw_name: str
    department: Department
    team: str
    rank: str
    grade: str
    duty: str
    extension: int
    mailbox: str
    is_female: bool

    @property
    def name(self) -> str:
        """The name, to be kept."""
        return mark(self.raw_name, Kind.PERSON, Disposition.KEEP)

    @property
    def wide_name(self) -> str:
        """The name set wide, to be kept."""
        return mark(spaced(self.raw_name), Kind.PERSON, Disposition.KEEP)

    @property
    def titled(self) -> str:
        """Rank and name, as running text has them: 주무관 홍길동."""
        return f"{self.rank} {self.name}"

    @property
    def phone(self) -> str:
        """The office phone, to be kept."""
        return mark(f"061-780-{self.extension}", Kind.PHONE, Disposition.KEEP)

    @property
    def fax(self) -> str:
        """The fax of the department, to be kept."""
        return mark(f"061-780-{self.department.first_extension + 29}", Kind.PHONE, Disposition.KEEP)

    @property
    def email(self) -> str:
        """The office mail address, to be kept."""
        return mark(f"{self.mailbox}@korea.kr", Kind.EMAIL, Disposition.KEEP)

    @property
    def as_subject(self) -> str:
        """The name where the official is the object of a personnel matter or a private party: to be removed."""
        return mark(self.raw_name, Kind.PERSON)


def grade_of(rank: str, level: int) -> str:
    """The official grade (직급) that goes with a rank; `level` picks among the lower ones."""
    return (
        _GRADES.get(rank)
        or ("지방행정주사", "지방행정주사보", "지방행정서기", "지방시설주사보", "지방농업서기")[level % 5]
    )


@dataclass(frozen=True, slots=True)
class Resident:
    """A private person. Every property is to be removed, save where its docstring says otherwise."""

    raw_name: str
    born: date
    is_female: bool
    is_foreign: bool
    raw_number: str
    raw_phone: str
    raw_home_phone: str
    raw_email: str
    raw_home: str
    raw_account: tuple[str, str]
    raw_plate: str
    number_form: int

    @property
    def name(self) -> str:
        """The name."""
        return mark(self.raw_name, Kind.PERSON)

    @property
    def wide_name(self) -> str:
        """The name set wide."""
        return mark(spaced(self.raw_name), Kind.PERSON)

    @property
    def reviewed_name(self) -> str:
        """The name where an officer has to decide (a lecturer, a committee member, a sole trader)."""
        return mark(self.raw_name, Kind.PERSON, Disposition.REVIEW)

    @property
    def masked_name(self) -> str:
        """The name with its middle hidden; the rest still points at somebody."""
        return mark(f"{self.raw_name[0]}○{self.raw_name[2:]}", Kind.PERSON) if len(self.raw_name) > 2 else self.name

    @property
    def number(self) -> str:
        """The resident or foreigner number in one of the forms that people type."""
        head, tail = self.raw_number.split("-")
        forms = (
            f"{head}-{tail}",
            f"{head}-{tail}",
            f"{head}-{tail}",
            f"{head}-{tail[0]}******",
            f"{head}{tail}",
            f"{head} - {tail}",
        )
        form = forms[self.number_form % len(forms)]
        return mark(form, Kind.FOREIGNER_NUMBER if self.is_foreign else Kind.RESIDENT_NUMBER)

    @property
    def full_number(self) -> str:
        """The resident or foreigner number, whole."""
        return mark(self.raw_number, Kind.FOREIGNER_NUMBER if self.is_foreign else Kind.RESIDENT_NUMBER)

    @property
    def short_number(self) -> str:
        """Birth date and sex as YYMMDD-N, which lists use instead of the whole number."""
        return mark(self.raw_number[:8], Kind.FOREIGNER_NUMBER if self.is_foreign else Kind.RESIDENT_NUMBER)

    @property
    def phone(self) -> str:
        """The mobile phone."""
        return mark(self.raw_phone, Kind.PHONE)

    @property
    def home_phone(self) -> str:
        """The phone at home."""
        return mark(self.raw_home_phone, Kind.PHONE)

    @property
    def email(self) -> str:
        """The private mail address."""
        return mark(self.raw_email, Kind.EMAIL)

    @property
    def home(self) -> str:
        """The home address, whole."""
        return mark(self.raw_home, Kind.ADDRESS)

    @property
    def bank(self) -> str:
        """The bank of the account: stays."""
        return self.raw_account[0]

    @property
    def account(self) -> str:
        """The account number."""
        return mark(self.raw_account[1], Kind.ACCOUNT)

    @property
    def plate(self) -> str:
        """The plate of the car."""
        return mark(self.raw_plate, Kind.VEHICLE)

    @property
    def birth(self) -> str:
        """The birth date in one of the ways papers write it."""
        forms = ("%Y. %-m. %-d.", "%Y-%m-%d", "%Y.%m.%d.", "%Y년 %-m월 %-d일", "%y.%m.%d", "%Y.%m.%d", "%y%m%d")
        return mark(self.born.strftime(forms[self.number_form % len(forms)]), Kind.BIRTH_DATE)

    @property
    def sex(self) -> str:
        """남 or 여; by itself it points at nobody."""
        return "여" if self.is_female else "남"

    def age(self, on: date) -> int:
        """Years of age at that day (만 나이)."""
        return on.year - self.born.year - ((on.month, on.day) < (self.born.month, self.born.day))

    def aged(self, on: date) -> str:
        """The age with its unit."""
        form = ("만 {}세", "{}세", "{}세", "만{}세")[self.number_form % 4]
        return mark(form.format(self.age(on)), Kind.AGE)


@dataclass(frozen=True, slots=True)
class Company:
    """A firm that builds, supplies or sells. A sole trader's name and number are for an officer to decide."""

    name: str
    is_corporation: bool
    raw_business_number: str
    raw_corporate_number: str
    raw_address: str
    raw_phone: str
    raw_account: tuple[str, str]
    head: Resident

    @property
    def business_number(self) -> str:
        """사업자등록번호: stays for corporations."""
        return mark(self.raw_business_number, Kind.BUSINESS_NUMBER, self._fate())

    @property
    def corporate_number(self) -> str:
        """법인등록번호: public in the register of companies."""
        return mark(self.raw_corporate_number, Kind.CORPORATE_NUMBER, Disposition.KEEP)

    @property
    def head_name(self) -> str:
        """The name of the representative."""
        return mark(self.head.raw_name, Kind.PERSON, self._fate())

    @property
    def wide_head_name(self) -> str:
        """The name of the representative set wide."""
        return mark(spaced(self.head.raw_name), Kind.PERSON, self._fate())

    @property
    def address(self) -> str:
        """Where the firm is: stays."""
        return mark(self.raw_address, Kind.ADDRESS, Disposition.KEEP)

    @property
    def phone(self) -> str:
        """The number of the firm: stays."""
        return mark(self.raw_phone, Kind.PHONE, Disposition.KEEP)

    @property
    def account(self) -> str:
        """The account the county pays into: to be removed."""
        return mark(self.raw_account[1], Kind.ACCOUNT)

    @property
    def bank(self) -> str:
        """The bank of the account: stays."""
        return self.raw_account[0]

    def _fate(self) -> Disposition:
        return Disposition.KEEP if self.is_corporation else Disposition.REVIEW
