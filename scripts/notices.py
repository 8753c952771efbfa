#!/usr/bin/env python3
"""Writes the notices of what others made and the given parts contain (core/notices/components.toml), on standard output.

usage: notices.py [--sbom] PART... [--npm FOLDER...]

PART is core, wasm, tool, c or page. A FOLDER is that of an npm package that a bundle contains: its own licence file is taken.
With --sbom the list alone, as CycloneDX. Fails where a component or a package has no licence text.
"""
import argparse
import json
import pathlib
import sys
import tomllib

NOTICES = pathlib.Path(__file__).resolve().parent.parent / "core" / "notices"
RULE = "-" * 100


def components(parts: list[str]) -> list[tuple[str, str, str]]:
    found = []
    for component in tomllib.loads((NOTICES / "components.toml").read_text())["component"]:
        if not set(parts) & set(component["parts"]):
            continue
        text = (NOTICES / component["text"]).read_text().strip()
        if not text:
            sys.exit(f"notices.py: {component['name']} has no licence text")
        head = f"{component['name']} ({component['licence']})\n{component['address']}"
        found.append((head, component.get("copyright", ""), text))
    return found


def sbom(parts: list[str], npm: list[pathlib.Path]) -> dict[str, object]:
    """The components as CycloneDX 1.5."""
    listed = [one for one in tomllib.loads((NOTICES / "components.toml").read_text())["component"] if set(parts) & set(one["parts"])]
    manifests = [json.loads((folder / "package.json").read_text()) for folder in sorted(npm)]
    version = json.loads((NOTICES.parents[1] / "web/package/package.json").read_text())["version"]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "article-inspector",
                "name": "article-inspector",
                "version": version,
                "licenses": [{"license": {"id": "Apache-2.0"}}],
            }
        },
        "components": [
            *(
                {
                    "type": "library",
                    "name": one["name"],
                    "licenses": [{"license": {"name": one["licence"]}}],
                    "externalReferences": [{"type": "website", "url": one["address"]}],
                }
                for one in listed
            ),
            *(
                {
                    "type": "library",
                    "bom-ref": f"{one['name']}@{one['version']}",
                    "name": one["name"],
                    "version": one["version"],
                    "purl": f"pkg:npm/{one['name'].replace('@', '%40')}@{one['version']}",
                    "licenses": [{"license": {"name": one.get("license", "see its licence file")}}],
                }
                for one in manifests
            ),
        ],
    }


def npm_package(folder: pathlib.Path) -> tuple[str, str, str]:
    manifest = json.loads((folder / "package.json").read_text())
    texts = sorted(path for path in folder.iterdir() if path.name.lower().startswith(("licen", "copying")) and path.is_file())
    head = f"{manifest['name']} {manifest['version']} ({manifest.get('license', 'see below')})\nhttps://www.npmjs.com/package/{manifest['name']}"
    if texts:
        return head, "", texts[0].read_text().strip()
    # A package that only names its licence: the licence's own words, with the author as the manifest gives them.
    usual = NOTICES / f"{manifest.get('license', '').lower()}.txt"
    author = manifest.get("author", "")
    if not usual.exists() or not author:
        sys.exit(f"notices.py: {manifest['name']} has no licence text")
    return head, f"Copyright (c) {author if isinstance(author, str) else author['name']}", usual.read_text().strip()


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("parts", nargs="+", choices=["core", "wasm", "tool", "c", "page"])
    parser.add_argument("--sbom", action="store_true")
    parser.add_argument("--npm", nargs="*", default=[], type=pathlib.Path)
    arguments = parser.parse_args()
    if arguments.sbom:
        print(json.dumps(sbom(arguments.parts, arguments.npm), indent=2))
        return
    print("Article Inspector contains work of others. Their notices follow; its own licence is in LICENSE.")
    for head, copyright_line, text in [*components(arguments.parts), *map(npm_package, sorted(arguments.npm))]:
        print(f"\n{RULE}\n{head}\n")
        if copyright_line:
            print(f"{copyright_line}\n")
        print(text)


main()
