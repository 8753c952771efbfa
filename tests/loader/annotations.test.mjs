// Annotations are what W3C's Web Annotation model says: expanded as JSON-LD, every term is one of its vocabulary's, stands where the
// vocabulary's own ontology lets it stand, and the selectors select what they quote.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import ontologyQuads from '@vocabulary/oa';
import jsonld from 'jsonld';

const root = fileURLToPath(new URL('../..', import.meta.url));
const articles = `${root}/tests/golden/articles`;
const oa = 'http://www.w3.org/ns/oa#';
const activity = 'http://www.w3.org/ns/activitystreams#';
const rdf = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const rdfs = 'http://www.w3.org/2000/01/rdf-schema#';
const nonNegative = 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger';

// What the context at http://www.w3.org/ns/anno.jsonld says of the terms in use, by the Web Annotation Vocabulary, section 3
// (https://www.w3.org/TR/annotation-vocab/). A term that is not here is dropped in expansion, which fails the test.
const iri = (id) => ({ '@id': id, '@type': '@id' });
const context = {
  '@context': {
    oa,
    id: '@id',
    type: { '@id': '@type', '@type': '@vocab' },
    Annotation: `${oa}Annotation`,
    AnnotationPage: `${activity}OrderedCollectionPage`,
    TextualBody: `${oa}TextualBody`,
    TextPositionSelector: `${oa}TextPositionSelector`,
    TextQuoteSelector: `${oa}TextQuoteSelector`,
    items: { '@id': `${activity}items`, '@type': '@id', '@container': '@list' },
    body: iri(`${oa}hasBody`),
    target: iri(`${oa}hasTarget`),
    source: iri(`${oa}hasSource`),
    selector: iri(`${oa}hasSelector`),
    purpose: { '@id': `${oa}hasPurpose`, '@type': '@vocab' },
    motivation: { '@id': `${oa}motivatedBy`, '@type': '@vocab' },
    ...Object.fromEntries(
      ['tagging', 'classifying', 'commenting', 'identifying', 'describing', 'highlighting', 'linking'].map((term) => [term, oa + term]),
    ),
    value: `${rdf}value`,
    exact: `${oa}exact`,
    prefix: `${oa}prefix`,
    suffix: `${oa}suffix`,
    start: { '@id': `${oa}start`, '@type': nonNegative },
    end: { '@id': `${oa}end`, '@type': nonNegative },
  },
};
const documentLoader = async (url) => {
  assert.equal(url, 'http://www.w3.org/ns/anno.jsonld', 'no other context is asked for');
  return { contextUrl: null, documentUrl: url, document: context };
};

/** Articles in which there is nothing to find. */
const bare = ['empty.txt', 'one-line.txt'];

/** What the ontology says of each of its terms, by property. */
const ontology = new Map();
before(() => {
  const term = (termType) => (value) => ({ termType, value });
  const factory = {
    namedNode: term('NamedNode'),
    blankNode: term('BlankNode'),
    literal: term('Literal'),
    defaultGraph: term('DefaultGraph'),
    quad: (subject, predicate, object) => ({ subject, predicate, object }),
  };
  for (const { subject, predicate, object } of ontologyQuads({ factory })) {
    const facts = ontology.get(subject.value) ?? new Map();
    ontology.set(subject.value, facts);
    facts.set(predicate.value, [...(facts.get(predicate.value) ?? []), object.value]);
  }
});

const expanded = (text) => {
  const json = execFileSync(`${root}/build/bin/article-inspector`, ['--format', 'annotations'], {
    input: text,
    encoding: 'utf8',
  });
  return jsonld.expand(JSON.parse(json), { documentLoader, safe: true });
};

function checkNode(node) {
  const types = node['@type'] ?? [];
  for (const type of types) if (type.startsWith(oa)) assert.ok(ontology.has(type), `${type} is a class of the vocabulary`);
  for (const [property, values] of Object.entries(node)) {
    if (property.startsWith('@')) continue;
    if (property.startsWith(oa)) {
      const facts = ontology.get(property);
      assert.ok(facts, `${property} is a property of the vocabulary`);
      const domains = (facts.get(`${rdfs}domain`) ?? []).filter((domain) => domain.startsWith(oa));
      if (domains.length > 0 && types.length > 0) {
        assert.ok(
          domains.some((domain) => types.includes(domain)),
          `${property} may stand in ${types}: ${domains}`,
        );
      }
      if (facts.get(`${rdfs}range`)?.includes(nonNegative)) {
        for (const value of values) assert.ok(Number.isInteger(value['@value']) && value['@value'] >= 0 && value['@type'] === nonNegative);
      }
    }
    for (const value of values) {
      if (property === `${oa}hasPurpose`)
        assert.ok(ontology.get(value['@id'])?.get(`${rdf}type`)?.includes(`${oa}Motivation`), value['@id']);
      for (const inner of value['@list'] ?? [value]) if (!('@value' in inner)) checkNode(inner);
    }
  }
}

const one = (node, property) => {
  assert.equal(node[oa + property]?.length, 1, `one ${property}`);
  return node[oa + property][0];
};

for (const file of readdirSync(articles).filter((name) => name.endsWith('.txt'))) {
  test(`annotations are of the Web Annotation model: ${file}`, async () => {
    const text = readFileSync(`${articles}/${file}`, 'utf8');
    const [page] = await expanded(text);
    checkNode(page);
    const annotations = page[`${activity}items`][0]['@list'];
    assert.equal(annotations.length > 0, !bare.includes(file));
    assert.equal(new Set(annotations.map((annotation) => annotation['@id'])).size, annotations.length, 'each has an address of its own');
    for (const annotation of annotations) {
      assert.deepEqual(annotation['@type'], [`${oa}Annotation`]);
      assert.ok(annotation[`${oa}hasBody`].length > 0);
      for (const target of annotation[`${oa}hasTarget`]) {
        one(target, 'hasSource');
        const selectors = Object.fromEntries(target[`${oa}hasSelector`].map((selector) => [selector['@type'][0], selector]));
        const position = selectors[`${oa}TextPositionSelector`];
        const quote = selectors[`${oa}TextQuoteSelector`];
        const [start, end] = [one(position, 'start')['@value'], one(position, 'end')['@value']];
        const [exact, prefix, suffix] = ['exact', 'prefix', 'suffix'].map((name) => one(quote, name)['@value']);
        // The model counts characters, not their halves.
        const characters = [...text];
        assert.equal(characters.slice(start, end).join(''), exact);
        assert.ok(characters.slice(0, start).join('').endsWith(prefix) && characters.slice(end).join('').startsWith(suffix));
      }
    }
  });
}
