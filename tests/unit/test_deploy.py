"""What is in deploy/ is sound, and agrees with itself and with the app."""

import json
import re
import subprocess
import sys
import tomllib
from configparser import RawConfigParser
from pathlib import Path

import kubernetes_validate
import pytest
import yaml

from tests.copies import ROOT
from tests.unit.dockerfile import DOCKERFILE, copied, environment, instructions, stage

DEPLOY = ROOT / "deploy"
NGINX = (DEPLOY / "nginx" / "r2p-atlas.conf").read_text(encoding="utf-8")
README = (DEPLOY / "README.md").read_text(encoding="utf-8")
UPLOAD_MB = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["server"][
    "maxUploadSize"
]
KUBERNETES = "1.37"
RESOURCES = [
    (path.name, resource)
    for path in sorted((DEPLOY / "kubernetes").glob("*.yaml"))
    for resource in yaml.safe_load_all(path.read_text(encoding="utf-8"))
]


def resource(kind: str) -> dict:
    (found,) = [each for _, each in RESOURCES if each["kind"] == kind]
    return found


def test_the_linter_finds_nothing_in_the_dockerfile() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([hadolint, DOCKERFILE], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_image_is_small_and_harmless() -> None:
    bases = [rest.split(" ")[0] for name, rest in instructions() if name == "FROM"]
    assert len(bases) == 2
    assert all("-slim" in base for base in bases)
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", stage()["USER"][0]), "a number that is not root's"
    assert stage()["EXPOSE"] == [environment()["STREAMLIT_SERVER_PORT"]]


def test_what_the_image_copies_is_there_and_let_through() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in lines
    let_through = [line[1:] for line in lines if line.startswith("!")]
    sources = [source for source, _ in copied()] + ["requirements.txt"]
    for source in sources:
        assert (ROOT / source).exists(), source
        assert any(path == source or Path(source) in Path(path).parents for path in let_through)
    for path in let_through:
        assert any(path == source or Path(source) in Path(path).parents for source in sources), path


@pytest.mark.parametrize(
    "resource",
    [each for name, each in RESOURCES if name != "kustomization.yaml"],
    ids=lambda each: each["kind"],
)
def test_kubernetes_knows_the_resource(resource: dict) -> None:
    kubernetes_validate.validate(resource, KUBERNETES, strict=True)


def test_kubernetes_finds_what_it_is_pointed_at() -> None:
    pod = resource("Deployment")["spec"]["template"]
    (container,) = pod["spec"]["containers"]
    labels = pod["metadata"]["labels"]
    assert resource("Deployment")["spec"]["selector"]["matchLabels"] == labels
    assert resource("Service")["spec"]["selector"] == labels
    assert resource("PodDisruptionBudget")["spec"]["selector"]["matchLabels"] == labels
    assert resource("NetworkPolicy")["spec"]["podSelector"]["matchLabels"] == labels
    ports = {each["name"]: each["containerPort"] for each in container["ports"]}
    assert ports == {"http": int(environment()["STREAMLIT_SERVER_PORT"])}
    backend = resource("Ingress")["spec"]["rules"][0]["http"]["paths"][0]["backend"]["service"]
    assert backend["name"] == resource("Service")["metadata"]["name"]
    target = resource("HorizontalPodAutoscaler")["spec"]["scaleTargetRef"]
    assert target["name"] == resource("Deployment")["metadata"]["name"]
    named = set(resource("Kustomization")["resources"])
    assert named == {name for name, _ in RESOURCES} - {"kustomization.yaml"}
    (image,) = resource("Kustomization")["images"]
    assert container["image"] == image["name"]


def test_kubernetes_runs_it_without_rights() -> None:
    pod = resource("Deployment")["spec"]["template"]["spec"]
    (container,) = pod["containers"]
    assert pod["securityContext"]["runAsNonRoot"] is True
    user = f"{pod['securityContext']['runAsUser']}:{pod['securityContext']['runAsGroup']}"
    assert [user] == stage()["USER"]
    assert container["securityContext"] == {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert {each["mountPath"] for each in container["volumeMounts"]} == {environment()["HOME"]}
    assert container["livenessProbe"]["httpGet"]["path"] == "/_stcore/health"
    for probe in ("startupProbe", "readinessProbe"):
        assert container[probe]["httpGet"]["path"] == "/ready"


def test_nginx_takes_the_files_that_the_app_takes() -> None:
    limit = UPLOAD_MB * 1024
    (body,) = map(int, re.findall(r"client_max_body_size (\d+)k;", NGINX))
    assert limit < body < limit + 100, "a file, and the form around it"


def test_nginx_finds_the_folder_above_that_in_which_it_keeps_scripts() -> None:
    (folder,) = re.findall(r"^proxy_cache_path (\S+) ", NGINX, re.M)
    # Debian's package makes this one. nginx makes the last folder of the path, and no other.
    assert Path(folder).parent == Path("/var/lib/nginx")


def test_nginx_leaves_to_the_app_what_browsers_are_told_to_forbid() -> None:
    assert re.findall(r"add_header (\S+)", NGINX) == ["Set-Cookie"]


def test_the_copies_of_nginx_are_those_of_systemd() -> None:
    named = set(re.findall(r"server 127\.0\.0\.1:(\d+)", NGINX))
    told = set(re.findall(r"r2p-atlas@(\d{4})", README))
    assert named == told == {"8501", "8502"}


def test_the_unit_runs_the_app_without_rights() -> None:
    unit = RawConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(DEPLOY / "systemd" / "r2p-atlas@.service")
    service = unit["Service"]
    python = f"{service['WorkingDirectory']}/.venv/bin/python"
    assert service["ExecStart"] == f"{python} -m streamlit run app.py"
    assert service["ExecStartPost"].startswith(f"{python} -m r2p health --wait ")
    for key, value in {
        "DynamicUser": "yes",
        "NoNewPrivileges": "yes",
        "ProtectSystem": "strict",
        "ProtectHome": "yes",
        "CapabilityBoundingSet": "",
        "IPAddressDeny": "any",
        "IPAddressAllow": "localhost",
    }.items():
        assert service[key] == value, key


def test_the_devcontainer_calls_what_the_makefile_has() -> None:
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())
    makefile = (ROOT / "Makefile").read_text()
    for command in ("postCreateCommand", "postAttachCommand"):
        program, target = container[command].split()
        assert program == "make"
        made = target.replace(".venv", "$(VENV)")
        assert re.search(rf"^{re.escape(made)}:", makefile, re.M), target
    assert container["forwardPorts"] == [int(re.search(r"^PORT \?= (\d+)$", makefile, re.M)[1])]


def test_one_version_of_python_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    oldest = project["requires-python"].removeprefix(">=")
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text())
    assert f"python:{oldest}-" in container["image"]
    for name, rest in instructions():
        if name == "FROM":
            assert rest.startswith(f"python:{oldest}-")
