/** What a page says of itself: title, meta, link, <time> and JSON-LD. The twin of core/html/page_data.cpp. */
import type { PageData } from '../wasm/loader.ts';
import * as dom from './dom.ts';
import { readLinkedArticle, type LinkedArticle } from './linked-data.ts';
import { pageData as names } from './vocabulary.ts';

export interface PageReading {
  /** Only what the page says. */
  data: PageData;
  /** Of the <title>, whole however long it is. */
  title: string;
  /** og:title or twitter:title, whole. */
  openGraph: string;
}

// UTF-16 code units; no name, title or date is longer.
const longestValue = 1000;
const longestAuthor = 200;
const mostAuthors = 32;
const mostScripts = 40;
const mostNodes = 64;

const selector = 'title, meta, link[rel], script[type], time, [rel~="author" i], [itemprop~="author" i]';

/** Long or ill-formed values are passed over; time grows linearly with the page. */
export function readPageData(document: Document): PageReading {
  const gatherer = new Gatherer();
  for (const element of dom.all(document, selector)) gatherer.lookAt(element);
  return gatherer.result();
}

class Gatherer {
  #title = '';
  #openGraph = '';
  #canonical = '';
  #firstTime = '';
  #markedTime = '';
  #scripts = 0;
  #linked: LinkedArticle | null = null;
  readonly #metas = new Map<string, string[]>();
  readonly #markedAuthors: string[] = [];

  lookAt(element: Element): void {
    const of = (name: string): string => dom.attribute(element, name) ?? '';
    switch (dom.localName(element)) {
      case 'title':
        this.#title ||= dom.textContent(element) ?? '';
        return;
      case 'meta':
        return this.#lookAtMeta(element);
      case 'link':
        if (!this.#canonical && hasWord(of('rel'), 'canonical')) this.#canonical = addressOf(tidy(of('href')));
        return;
      case 'script':
        if (lowered(of('type')) === 'application/ld+json' && this.#scripts++ < mostScripts) this.#add(dom.textContent(element) ?? '');
        return;
      case 'time': {
        const time = tidy(of('datetime'));
        this.#firstTime ||= time;
        if (hasWord(of('itemprop'), 'datepublished') || dom.hasAttribute(element, 'pubdate')) this.#markedTime ||= time;
      }
    }
    this.#lookAtAuthor(element);
  }

  result(): PageReading {
    const linked = this.#linked;
    const authors = [linked?.authors ?? [], this.#authorMetas(), this.#markedAuthors].find((list) => list.length > 0);
    const said = {
      title: tidy(this.#title),
      headline: linked?.headline || this.#firstOf(names.headline),
      description: linked?.description || this.#firstOf(names.description),
      published: linked?.published || this.#firstOf(names.published) || this.#markedTime || this.#firstTime,
      modified: linked?.modified || this.#firstOf(names.modified),
      site: this.#firstOf(names.site.slice(0, 1)) || linked?.site || this.#firstOf(names.site),
      address: this.#canonical || addressOf(this.#firstOf(names.address)),
    };
    const data: PageData = Object.fromEntries(Object.entries(said).filter(([, value]) => value));
    if (authors) data.authors = authors;
    return { data, title: this.#title, openGraph: this.#openGraph };
  }

  #lookAtMeta(element: Element): void {
    const raw = dom.attribute(element, 'content') ?? '';
    const title = dom.attribute(element, 'property') ?? dom.attribute(element, 'name');
    if (title === 'og:title' || title === 'twitter:title') this.#openGraph ||= raw;
    const content = tidy(raw);
    if (!content) return;
    for (const key of ['property', 'name', 'itemprop']) {
      const name = dom.attribute(element, key);
      if (name === null || name.length > 64) continue;
      const values = this.#metas.get(lowered(name)) ?? [];
      if (values.length < mostAuthors) values.push(content);
      this.#metas.set(lowered(name), values);
    }
  }

  #lookAtAuthor(element: Element): void {
    const marked = hasWord(dom.attribute(element, 'rel') ?? '', 'author') || hasWord(dom.attribute(element, 'itemprop') ?? '', 'author');
    if (!marked || this.#markedAuthors.length >= mostAuthors) return;
    const name = tidy(nearText(element));
    if (name && name.length <= longestAuthor && !this.#markedAuthors.includes(name)) this.#markedAuthors.push(name);
  }

  /** The first script that is an article's counts; else the first that has a headline. */
  #add(script: string): void {
    const { authors, isArticle, ...rest } = readLinkedArticle(script);
    if (this.#linked?.isArticle || (!isArticle && (!rest.headline || this.#linked?.headline))) return;
    this.#linked = {
      isArticle,
      headline: tidy(rest.headline),
      description: tidy(rest.description),
      published: tidy(rest.published),
      modified: tidy(rest.modified),
      site: tidy(rest.site),
      authors: authors.map(tidy).filter((name) => name && !isAddress(name)),
    };
  }

  #firstOf(wanted: readonly string[]): string {
    for (const name of wanted) {
      const values = this.#metas.get(name);
      if (values) return values[0]!;
    }
    return '';
  }

  #authorMetas(): readonly string[] {
    for (const name of names.authors) {
      const values = this.#metas.get(name);
      if (values && !isAddress(values[0]!)) return values;
    }
    return [];
  }
}

/** The text of an element and of what is in it, as far as a name can reach. */
function nearText(element: Element): string {
  let text = '';
  const waiting: Node[] = [element];
  for (let nodes = 0; waiting.length > 0 && text.length <= 4 * longestValue && nodes < mostNodes; nodes++) {
    const node = waiting.pop()!;
    const type = dom.nodeType(node);
    if (type === 3 || type === 4) text += (node as Text).data;
    if (type !== 1) continue;
    const children = dom.childNodes(node);
    for (let at = Math.min(children.length, mostNodes); at-- > 0;) waiting.push(children[at]!);
  }
  return text;
}

const namedCharacters = new Map(Object.entries({ amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ' }));

/** The character that a reference stands for ("amp", "#039", "#x2019"), or the reference where it is not known. */
function referenced(whole: string, name: string): string {
  const named = namedCharacters.get(name);
  if (named !== undefined) return named;
  const digits = /^#(?:[xX]([0-9a-fA-F]+)|([0-9]+))$/.exec(name);
  if (!digits) return whole;
  const value = digits[1] === undefined ? Number(digits[2]) : Number.parseInt(digits[1], 16);
  return value < 0x20 || value > 0xffff || (value >= 0xd800 && value < 0xe000) ? whole : String.fromCharCode(value);
}

/** Without white space at either end, other white space as single spaces; empty where it is too long. References to characters, which data
 * in scripts often has, are read. */
function tidy(value: string): string {
  const tidied = value
    .replace(/&([^&;]{1,7});/g, referenced)
    .replace(/[ \u00A0\t-\r]+/g, ' ')
    .replace(/^ | $/g, '');
  return tidied.length > longestValue ? '' : tidied;
}

const isAddress = (value: string): boolean => /^https?:\/\//.test(value);
const addressOf = (value: string): string => (isAddress(value) ? value : '');
/** A to Z alone, as the native reader has it. */
const lowered = (name: string): string => name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const hasWord = (words: string, word: string): boolean =>
  lowered(words)
    .split(/[ \t\n\r\f]+/)
    .includes(word);
