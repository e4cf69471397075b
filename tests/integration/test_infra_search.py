"""infra/search: each file of the cluster is checked by the program that would read it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from search.clustered.mapping import SETTINGS

CLUSTER = Path(__file__).resolve().parents[2] / "infra" / "search"
BIN = Path(sys.executable).parent


def test_compose_accepts_the_three_nodes():
    """The compose file is valid, and each node has a certificate of its own and encrypts both ways."""
    file = CLUSTER / "compose.yaml"
    subprocess.run([BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", file], check=True, timeout=60)
    services = yaml.safe_load(file.read_text())["services"]
    for node in ("node-1", "node-2", "node-3"):
        settings = services[node]["environment"]
        assert settings["xpack.security.http.ssl.certificate"] == f"certificates/{node}/{node}.crt"
        assert settings["xpack.security.http.ssl.enabled"] == "true"
        assert settings["xpack.security.transport.ssl.enabled"] == "true"


def test_sites_trust_the_cluster_by_its_authority():
    """The sites reach the three nodes by TLS and are given the authority's certificate, which each of them mounts."""
    file = CLUSTER.parent / "containers" / "compose.cluster.yaml"
    subprocess.run([BIN / "check-jsonschema", "--builtin-schema", "vendor.compose-spec", file], check=True, timeout=60)
    for site in yaml.safe_load(file.read_text())["services"].values():
        assert all(url.startswith("https://node-") for url in site["environment"]["ELASTICSEARCH_URL"].split(","))
        trusted = site["environment"]["ELASTICSEARCH_CA_FILE"]
        assert any(volume.split(":")[1] == trusted for volume in site["volumes"])


def test_kubernetes_accepts_the_three_nodes():
    """The manifests are valid for a present Kubernetes."""
    subprocess.run([BIN / "kubernetes-validate", "--strict", CLUSTER / "kubernetes.yaml"], check=True, timeout=60)


@pytest.mark.parametrize("file", sorted(CLUSTER.glob("*.json")), ids=lambda file: file.name)
def test_requests_are_json(file):
    """What is sent to the server is well formed."""
    assert json.loads(file.read_text())


def test_the_readers_key_cannot_write():
    """The public site's key reads the public index and nothing else; no key may manage the cluster."""
    reader, writer = (json.loads((CLUSTER / f"key-{one}.json").read_text()) for one in ("reader", "writer"))
    indices = reader["role_descriptors"]["reader"]["indices"]
    assert indices == [{"names": ["records", "records-*"], "privileges": ["read", "view_index_metadata"]}]
    assert reader["role_descriptors"]["reader"]["cluster"] == writer["role_descriptors"]["writer"]["cluster"] == []


def test_template_and_engine_agree():
    """The index gets the same number of copies whoever creates it."""
    template = json.loads((CLUSTER / "index-template.json").read_text())["template"]["settings"]
    assert template["index.auto_expand_replicas"] == SETTINGS["auto_expand_replicas"]
