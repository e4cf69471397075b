"""infra/: every file is checked by the program that would read it, and what can run here is run."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
INFRA = ROOT / "infra"
BIN = Path(sys.executable).parent
UNITS = sorted((INFRA / "machine/systemd").glob("yeollin-*.*"))


def run(*command, **more):
    """A command's result, its output as text; fails the test when the command fails."""
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, **more)
    assert done.returncode == 0, f"{command[0]}: {done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_understands_each_unit(unit, tmp_path):
    """systemd finds nothing to remark on in any unit; it says so only by silence."""
    for each in UNITS:
        text = each.read_text()
        for program in re.findall(r"^Exec\w+=(\S+)", text, re.MULTILINE):
            text = text.replace(f"={program} ", "=/bin/true ").replace(f"={program}\n", "=/bin/true\n")
        (tmp_path / each.name).write_text(text)
    assert run("systemd-analyze", "verify", "--man=no", tmp_path / unit.name) == ""


def test_the_public_unit_sees_nothing_of_the_sealed_side():
    """The public site runs as a user of its own, without the officers' environment, folders or keys."""
    public = (INFRA / "machine/systemd/yeollin-public.service").read_text()
    officers = (INFRA / "machine/systemd/yeollin-officers.service").read_text()
    assert "User=yeollin_public\n" in public
    assert "User=yeollin_officers\n" in officers
    assert "EnvironmentFile=/etc/yeollin/public.env" in public
    assert "officers.env" not in public
    assert "worker.env" not in public
    for folder in ("/etc/yeollin", "/var/lib/yeollin_officers", "/var/lib/yeollin_worker", "/var/lib/yeollin_store"):
        assert f"-{folder}" in re.search(r"^InaccessiblePaths=(.*)$", public, re.MULTILINE).group(1).split()


@pytest.mark.parametrize("place", ["machine", "containers"])
def test_nginx_accepts_both_sites(place, tmp_path):
    """nginx accepts the configuration of the machine and of the containers."""
    run(
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=records.gurye.example",
        "-keyout", tmp_path / "site.key", "-out", tmp_path / "site.pem",
    )  # fmt: skip
    text = (INFRA / place / "nginx/yeollin.conf").read_text()
    text = re.sub(r"/etc/yeollin/tls/\w+\.(pem|key)", rf"{tmp_path}/site.\1", text)
    text = text.replace("/etc/nginx/yeollin-proxy.conf", str(INFRA / "machine/nginx/yeollin-proxy.conf"))
    text = re.sub(r"/var/log/yeollin/[\w-]+\.log|/dev/stdout", f"{tmp_path}/access.log", text)
    text = re.sub(r"server (public|officers):8000", "server 127.0.0.1:8000", text)
    site = tmp_path / "yeollin.conf"
    site.write_text(text)
    whole = tmp_path / "nginx.conf"
    whole.write_text(f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ include {site}; }}")
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    said = run(nginx, "-t", "-q", "-c", whole, "-p", tmp_path, "-e", "stderr")
    assert "warn" not in said
    assert "emerg" not in said


@pytest.mark.parametrize("place", ["machine", "containers"])
def test_while_a_site_is_away_nginx_says_so_in_words(place):
    """Every page that nginx shows of its own lies there, in Korean and English, and loads nothing from elsewhere."""
    text = (INFRA / place / "nginx/yeollin.conf").read_text()
    named = re.findall(r"error_page [\d =]+/(\w+\.html);", text)
    assert named == ["away.html", "busy.html", "away.html"]
    for name in named:
        page = (INFRA / "machine/nginx/pages" / name).read_text()
        assert "군청에 전화해 주세요" in page
        assert '<section lang="en">' in page
        assert not re.search(r"src=|href=|url\(", page)


def test_both_nginx_files_say_the_same():
    """The containers' proxy differs from the machine's in addresses and logs only."""
    texts = []
    for place in ("machine", "containers"):
        text = (INFRA / place / "nginx/yeollin.conf").read_text()
        texts.append(re.sub(r"server \S+ fail_timeout=0;|access_log \S+", "", text))
    assert texts[0] == texts[1]


def test_logs_lie_where_planted_values_are_looked_for():
    """On one machine the logs of sites, worker and web server lie in the folder that is looked in every night."""
    machine = INFRA / "machine"
    worker = (machine / "systemd/yeollin-worker.service").read_text()
    folder = re.search(r"^Environment=YG_LOG_FOLDER=(.*)$", worker, re.MULTILINE).group(1)
    for name in ("officers", "public", "worker", "courier"):
        unit = (machine / f"systemd/yeollin-{name}.service").read_text()
        assert f"StandardOutput=append:{folder}/{name}.log\nStandardError=inherit\n" in unit
    assert set(re.findall(r"access_log (\S+)/", (machine / "nginx/yeollin.conf").read_text())) == {folder}
    assert f"d {folder} 2750 root yeollin_worker\n" in (machine / "tmpfiles/yeollin.conf").read_text()
    assert f"{folder}/*.log {{" in (machine / "logrotate/yeollin").read_text()


def test_containers_of_the_officers_side_log_where_the_worker_looks():
    """In containers the processes with keys of the sealed store write into a volume that the worker looks in."""
    services = yaml.safe_load((INFRA / "containers/compose.yaml").read_text())["services"]
    officers, worker, courier = services["officers"], services["worker"], services["courier"]
    folder = courier["environment"]["YG_LOG_FOLDER"]
    assert all(f"logs:{folder}" in each["volumes"] for each in (officers, worker, courier))
    assert f"--error-logfile={folder}/officers.log --capture-output" in officers["environment"]["GUNICORN_CMD_ARGS"]
    assert f"run_worker --only stages >>{folder}/worker.log 2>&1" in worker["command"][-1]
    assert f"run_worker --only courier >>{folder}/courier.log 2>&1" in courier["command"][-1]
    assert f"install --directory --owner 10001 {folder}" in (INFRA / "containers/Containerfile").read_text()


def test_the_container_file_is_sound():
    """hadolint has no remark on the container file."""
    assert run(BIN / "hadolint", INFRA / "containers/Containerfile") == ""


def test_the_compose_file_fits_its_schema():
    """The compose file fits the published schema of compose files."""
    run(BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", INFRA / "containers/compose.yaml")


def test_containers_keep_the_two_sides_apart():
    """In containers the public site has no net, no environment file and no volume in common with the officers' side."""
    services = yaml.safe_load((INFRA / "containers/compose.yaml").read_text())["services"]
    public, officers, worker = services["public"], services["officers"], services["worker"]
    shared_nets = (set(public["networks"]) & (set(officers["networks"]) | set(worker["networks"]))) - {"mail"}
    assert not shared_nets
    assert set(public["env_file"]) & set(officers["env_file"]) == {"common.env"}
    assert "volumes" not in public
    assert not {"back-officers"} & set(public["networks"])


def test_no_sealed_key_reaches_the_public_site():
    """No environment file that the public site reads names a key of the sealed store."""
    folder = INFRA / "containers"
    for name in ("common.env", "secrets.example/public.env", "secrets.example/owner.env"):
        assert not re.search(r"SEALED|MASTER|SIGNING|VALUE_HASH", (folder / name).read_text())


def test_environment_files_name_only_known_variables():
    """Every variable of the environment files is one the system knows, so that none is given in vain."""
    known = set(re.findall(r"^([A-Z][A-Z0-9_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    outside = {"database.env", "grant.env", "store.env", "search.env"}
    for file in [*(INFRA / "containers/secrets.example").glob("*.env"), INFRA / "containers/common.env"]:
        if file.name not in outside:
            assert set(re.findall(r"^([A-Z][A-Z0-9_]+)=", file.read_text(), re.MULTILINE)) <= known, file.name
