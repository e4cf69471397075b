"""infra/: the roles of the database and the backups, run on a real PostgreSQL."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from cms.settings.environment import SEALED_SIDE

ROOT = Path(__file__).resolve().parents[2]
INFRA = ROOT / "infra"
POSTGRES = Path("/usr/lib/postgresql/15/bin")


FOUND = """
from django.conf import settings
from tests import public_county
county = public_county.found(settings.STATE_FOLDER)
public_county.publish(county, 1)
county.index()
print("record", county.records[0].public_id)
"""


def run(*command, **more):
    """A command's result, its output as text; fails the test when the command fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, **more)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def cluster():
    """A PostgreSQL of its own with the roles, the tables as the migrations make them, and the grants."""
    with tempfile.TemporaryDirectory() as folder:
        place = Cluster(Path(folder))
        place.start()
        try:
            place.prepare()
            yield place
        finally:
            place.stop()


class Cluster:
    """A throw-away PostgreSQL on a socket."""

    def prepare(self):
        """Roles, tables, rights: in the order of docs/deploy.md."""
        self.sql("postgres", "CREATE DATABASE yeollin")
        self.file("postgres", INFRA / "machine/postgresql/roles.sql")
        self.manage("migrate", "--verbosity", "0")
        self.manage("createcachetable")
        self.manage("prepare_pages")
        self.file("yeollin_owner", INFRA / "machine/postgresql/grants.sql")
        made = self.manage("shell", "-c", FOUND, role="yeollin_officers")
        self.record = re.search(r"^record (\S+)$", made, re.MULTILINE).group(1)

    def __init__(self, folder):
        self.folder = folder

    def as_postgres(self, *command):
        """Run as the user that PostgreSQL insists on."""
        prefix = ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"] if os.getuid() == 0 else []
        return run(*prefix, *command)

    def start(self):
        """Make and start it."""
        if os.getuid() == 0:
            shutil.chown(self.folder, "postgres")
        self.as_postgres(
            POSTGRES / "initdb", "-D", self.folder / "data", "-U", "postgres", "--auth=trust", "--locale=C.UTF-8"
        )
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off"
        self.as_postgres(
            POSTGRES / "pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log", "-o", options, "start"
        )

    def stop(self):
        """Stop it."""
        self.as_postgres(POSTGRES / "pg_ctl", "-D", self.folder / "data", "-m", "immediate", "-w", "stop")

    def url(self, role, database="yeollin"):
        """A connection string."""
        return f"postgresql://{role}@/{database}?host={self.folder}"

    def sql(self, role, statement, database="postgres"):
        """The output of a statement."""
        return run("psql", "-X", "-tA", "-v", "ON_ERROR_STOP=1", "-d", self.url(role, database), "-c", statement)

    def file(self, role, path):
        """Run a file of statements."""
        return run("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", self.url(role), "-f", path)

    def manage(self, *arguments, role="yeollin_owner"):
        """A command of the system as that role."""
        return run(sys.executable, "manage.py", *arguments, cwd=ROOT, env=self.surroundings(role))

    def surroundings(self, role, site="officers"):
        """The environment of a process of that site under that role."""
        handed = {name: value for name, value in os.environ.items() if site != "public" or name not in SEALED_SIDE}
        return {
            **handed,
            "DATABASE_URL": self.url(role),
            "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
            "PYTHONPATH": str(ROOT),
            "YG_SITE": site,
            "YG_STATE_FOLDER": str(self.folder / "state"),
        }

    def refuses(self, role, statement):
        """Whether the role may not do that."""
        done = subprocess.run(
            ["psql", "-X", "-tA", "-d", self.url(role), "-c", statement], capture_output=True, text=True, timeout=60
        )
        return done.returncode != 0 and "permission denied" in done.stderr


SEALED_TABLES = (
    "disclosure_sealedfile",
    "disclosure_artefact",
    "disclosure_findingrow",
    "disclosure_drawnbox",
    "disclosure_decisionrow",
    "disclosure_pagecheck",
    "disclosure_job",
    "disclosure_outboxentry",
    "disclosure_lease",
    "auth_user",
    "mfa_authenticator",
    "wagtailcore_revision",
    "wagtaildocs_document",
    "cms_missedword",
    "cms_sealedmiss",
)


@pytest.mark.parametrize("table", SEALED_TABLES)
def test_the_public_role_reads_nothing_of_the_officers_side(cluster, table):
    """The database itself refuses the public site everything that is not public."""
    assert cluster.refuses("yeollin_public", f"SELECT * FROM {table} LIMIT 1")  # noqa: S608


def test_the_public_role_changes_no_publication(cluster):
    """The public site can show records and cannot change or remove one."""
    assert cluster.sql("yeollin_public", "SELECT count(*) FROM disclosure_publication", "yeollin").strip() == "1"
    for statement in (
        "UPDATE disclosure_publication SET public_id = ''",
        "DELETE FROM disclosure_publication",
        "INSERT INTO disclosure_publicfile DEFAULT VALUES",
        "DELETE FROM disclosure_auditentry",
        "UPDATE disclosure_auditentry SET number = 1",
        "CREATE TABLE mine (id int)",
    ):
        assert cluster.refuses("yeollin_public", statement), statement


def test_the_public_site_works_under_its_own_role(cluster):
    """With no more than its rights the public site shows its pages and takes a resident's request in."""
    said = run(
        sys.executable,
        "tests/integration/as_public_role.py",
        cluster.record,
        cwd=ROOT,
        env=cluster.surroundings("yeollin_public", site="public"),
    )
    answer = json.loads(next(line for line in said.splitlines() if line.startswith("{")))
    assert {address: status for address, status in answer["statuses"].items() if status >= 500} == {}
    assert answer["statuses"][f"/records/{cluster.record}/"] == 200
    assert answer["reported"] in {200, 302}
    assert answer["receipt"]
    assert answer["kept"] == {"worst": 200, "running": 1}
    assert answer["code"]


@pytest.mark.parametrize("role", ["yeollin_officers", "yeollin_worker"])
def test_no_role_that_serves_rewrites_the_audit_log(cluster, role):
    """Officers' site and worker add to the audit log and can neither change nor delete a row of it."""
    assert cluster.refuses(role, "UPDATE disclosure_auditentry SET number = 1")
    assert cluster.refuses(role, "DELETE FROM disclosure_auditentry")
    cluster.sql(role, "SELECT count(*) FROM disclosure_sealedfile", "yeollin")


def test_grants_may_be_run_again(cluster):
    """Roles and grants can be run again after each migration."""
    cluster.file("postgres", INFRA / "machine/postgresql/roles.sql")
    cluster.file("yeollin_owner", INFRA / "machine/postgresql/grants.sql")


def test_a_backup_comes_back_whole_and_a_damaged_one_is_refused(cluster, tmp_path):
    """A backup restores to the same rows and objects; a changed byte, a wrong key or a full target is refused."""
    store = tmp_path / "store"
    (store / "public").mkdir(parents=True)
    (store / "public/one").write_bytes(b"first object")
    run(
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=backup",
        "-keyout", tmp_path / "key.pem", "-out", tmp_path / "certificate.pem",
    )  # fmt: skip
    folder = tmp_path / "sets"
    surroundings = {
        **os.environ,
        "BACKUP_FOLDER": str(folder),
        "BACKUP_CERTIFICATE": str(tmp_path / "certificate.pem"),
        "BACKUP_DATABASE": cluster.url("yeollin_backup"),
        "BACKUP_OBJECTS": str(store),
    }
    folder.mkdir()
    run(INFRA / "backup/backup", env=surroundings)
    (store / "public/two").write_bytes(b"second object")
    run("sleep", "1.1")
    run(INFRA / "backup/backup", env=surroundings)
    newest = sorted(folder.rglob("*.manifest"))[-1]
    assert b"second object" not in b"".join(file.read_bytes() for file in folder.rglob("*.cms"))

    cluster.sql("postgres", "CREATE DATABASE again OWNER yeollin_owner")
    surroundings |= {"RESTORE_DATABASE": cluster.url("postgres", "again"), "RESTORE_OBJECTS": str(tmp_path / "again")}
    arguments = [
        str(INFRA / "backup/restore"),
        str(newest),
        str(tmp_path / "key.pem"),
        str(tmp_path / "certificate.pem"),
    ]
    run(*arguments, env=surroundings)
    assert (tmp_path / "again/public/one").read_bytes() == b"first object"
    assert (tmp_path / "again/public/two").read_bytes() == b"second object"
    counted = "SELECT count(*) FROM django_migrations"
    assert cluster.sql("postgres", counted, "again") == cluster.sql("postgres", counted, "yeollin")

    refused = subprocess.run(arguments, env=surroundings, capture_output=True, text=True, timeout=60)
    assert refused.returncode == 3

    cluster.sql("postgres", "CREATE DATABASE drill OWNER yeollin_owner")
    drilled = {**cluster.surroundings("postgres"), **surroundings, "RESTORE_DATABASE": cluster.url("postgres", "drill")}
    said = run(INFRA / "backup/drill", tmp_path / "key.pem", env=drilled)
    assert "migrations complete:\n  yes" in said
    assert '"agency": "gurye"' in said
    assert "objects restored: 2" in said

    damaged = next(folder.rglob("*.objects.cms"))
    damaged.write_bytes(damaged.read_bytes()[:-1] + b"x")
    cluster.sql("postgres", "CREATE DATABASE third OWNER yeollin_owner")
    surroundings |= {"RESTORE_DATABASE": cluster.url("postgres", "third"), "RESTORE_OBJECTS": str(tmp_path / "third")}
    refused = subprocess.run(arguments, env=surroundings, capture_output=True, text=True, timeout=60)
    assert refused.returncode == 5
    assert cluster.sql("postgres", "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", "third").strip() == "0"
