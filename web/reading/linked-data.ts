/** What JSON-LD says of an article. The twin of core/html/linked_data.cpp. */
import { pageData as names } from './vocabulary.ts';

/** What is not said is empty. */
export interface LinkedArticle {
  /** Says that it is an article, not only that it has a headline. */
  isArticle: boolean;
  headline: string;
  description: string;
  authors: string[];
  published: string;
  modified: string;
  site: string;
}

type Value = Record<string, unknown>;

const longestScript = 1 << 20; // bytes
const mostValues = 20000;
const mostAuthors = 32;
const deepestValue = 4;

/** Reads the first article of a script's JSON. A script that is longer than a megabyte or no JSON says nothing. */
export function readLinkedArticle(script: string): LinkedArticle {
  const objects: Value[] = [];
  const byId = new Map<string, Value>();
  collect(parsed(script), objects, byId);
  const best = objects.find(isArticle) ?? objects.find((object) => textAt(object, 'headline'));
  if (!best) return { isArticle: false, headline: '', description: '', authors: [], published: '', modified: '', site: '' };
  const authors = ['author', 'creator'].map((name) => namesIn(best[name], byId)).find((list) => list.length > 0) ?? [];
  return {
    isArticle: isArticle(best),
    headline: textAt(best, 'headline') || textAt(best, 'name'),
    description: textAt(best, 'description'),
    authors,
    published: textAt(best, 'datePublished') || textAt(best, 'dateCreated'),
    modified: textAt(best, 'dateModified'),
    site: namesIn(best['publisher'], byId)[0] ?? '',
  };
}

function parsed(script: string): unknown {
  if (script.length * 3 > longestScript && new TextEncoder().encode(script).length > longestScript) return null;
  try {
    // A line end inside a string is a mistake that many pages make; elsewhere it is white space as a space is.
    // eslint-disable-next-line no-control-regex
    return JSON.parse(script.replace(/[\u0000-\u001F]/g, ' '));
  } catch {
    return null; // a page's mistake, not ours
  }
}

const isObject = (value: unknown): value is Value => typeof value === 'object' && value !== null && !Array.isArray(value);

function textAt(object: Value, name: string): string {
  const value = object[name];
  return typeof value === 'string' ? value : '';
}

/** "NewsArticle", "https://schema.org/NewsArticle", or a list of such. */
function isArticle(object: Value): boolean {
  const type = object['@type'];
  const namesArticle = (one: unknown): boolean =>
    typeof one === 'string' &&
    names.articles.has(one.slice(Math.max(one.lastIndexOf('/'), one.lastIndexOf('#'), one.lastIndexOf(':')) + 1).toLowerCase());
  return Array.isArray(type) ? type.some(namesArticle) : namesArticle(type);
}

/** The objects, in their order: those of lists, and those inside an object that may be the article. */
function collect(json: unknown, objects: Value[], byId: Map<string, Value>): void {
  const waiting = [json];
  for (let at = 0; at < waiting.length && at < mostValues; at++) {
    const one = waiting[at];
    if (Array.isArray(one)) for (const item of one as unknown[]) waiting.push(item);
    else if (isObject(one)) {
      objects.push(one);
      const id = textAt(one, '@id');
      if (id && Object.keys(one).length > 1 && !byId.has(id)) byId.set(id, one);
      for (const name of names.inside) if (Object.hasOwn(one, name)) waiting.push(one[name]);
    }
  }
}

function namesIn(value: unknown, byId: ReadonlyMap<string, Value>, depth = 0, found: string[] = []): string[] {
  if (depth > deepestValue || found.length >= mostAuthors) return found;
  if (typeof value === 'string') {
    if (value) found.push(value);
  } else if (Array.isArray(value)) {
    for (const item of value as unknown[]) namesIn(item, byId, depth + 1, found);
  } else if (isObject(value)) {
    if (Object.hasOwn(value, 'name')) return namesIn(value['name'], byId, depth + 1, found);
    const named = byId.get(textAt(value, '@id'));
    if (named && named !== value && Object.hasOwn(named, 'name')) namesIn(named, byId, depth + 1, found);
  }
  return found;
}
