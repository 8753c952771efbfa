/**
 * Two whole texts compared: paragraphs matched, differing words found everywhere, and of those the ones that change the meaning most
 * easily told apart. Works on values; says nothing of whether a copy is true.
 */
import type { Report, Span } from 'article-inspector';

import { articleOf } from './article.ts';
import { knowledgeOf } from './knowledge.ts';

export interface Version {
  readonly text: string;
  readonly report: Report;
}

export const flags = ['quote', 'speaker', 'name', 'number', 'negation', 'hedge'] as const;
export type Flag = (typeof flags)[number];

/** A run of words, or a difference: what the one side has in the place of what the other has. Either may be empty. */
export interface Piece {
  readonly a: Span;
  readonly b: Span;
  readonly isSame: boolean;
  readonly flags: readonly Flag[];
}

export interface Pair {
  readonly change: 'same' | 'changed' | 'left-out' | 'added' | 'moved';
  readonly a: Span | null;
  readonly b: Span | null;
  readonly pieces: readonly Piece[];
  /** Words in both that somebody else says. */
  readonly speakers: readonly { readonly a: string; readonly b: string; readonly at: Span }[];
}

export interface Compared {
  readonly pairs: readonly Pair[];
  /** How many differences have each flag. */
  readonly counts: ReadonlyMap<Flag, number>;
}

interface Words {
  readonly span: Span;
  readonly tokens: readonly (Span & { readonly word: string })[];
  readonly counts: ReadonlyMap<string, number>;
  readonly key: string;
}

const token = /[\p{L}\p{N}]+(?:[.,'’-][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu;

function wordsOf(text: string, span: Span): Words {
  const tokens = [...text.slice(span.start, span.end).matchAll(token)].map((match) => ({
    start: span.start + match.index,
    end: span.start + match.index + match[0].length,
    word: plain(match[0]),
  }));
  const counts = new Map<string, number>();
  for (const { word } of tokens) if (/[\p{L}\p{N}]/u.test(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { span, tokens, counts, key: tokens.map(({ word }) => word).join(' ') };
}

// Marks of different fonts are the same mark; case is a difference.
const plain = (word: string): string =>
  word
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[–—]/g, '-')
    .normalize('NFC');

function paragraphsOf({ text, report }: Version): Words[] {
  const article = articleOf(text, report, [], { off: [] });
  const spans: Span[] = [...article.before, ...article.rows].filter((row) => row.type === 'paragraph');
  if (article.standfirst) spans.unshift(article.standfirst);
  if (article.title) spans.unshift(article.title);
  return spans.map(({ start, end }) => wordsOf(text, { start, end }));
}

export function compareVersions(a: Version, b: Version): Compared {
  const [first, second] = [paragraphsOf(a), paragraphsOf(b)];
  const matches = align(first, second);
  const pairs: Pair[] = [];
  const lost = new Map<string, number>();
  for (const [left, right] of matches) if (left && !right) lost.set(left.key, (lost.get(left.key) ?? 0) + 1);
  const movedKeys = new Set(matches.filter(([left, right]) => !left && right && lost.has(right.key)).map(([, right]) => right!.key));
  for (const [left, right] of matches) {
    if (left && right) {
      const pieces = differences(left, right, a, b);
      const speakers = otherSpeakers(left.span, right.span, a, b);
      const isSame = pieces.every(({ isSame: same }) => same) && speakers.length === 0;
      pairs.push({ change: isSame ? 'same' : 'changed', a: left.span, b: right.span, pieces, speakers });
    } else if (left) {
      pairs.push({
        change: movedKeys.has(left.key) ? 'moved' : 'left-out',
        a: left.span,
        b: null,
        pieces: alone(left, null, a, b),
        speakers: [],
      });
    } else if (right) {
      pairs.push({
        change: movedKeys.has(right.key) ? 'moved' : 'added',
        a: null,
        b: right.span,
        pieces: alone(null, right, a, b),
        speakers: [],
      });
    }
  }
  const counts = new Map<Flag, number>();
  for (const { change, pieces, speakers } of pairs) {
    if (change === 'moved') continue;
    for (const piece of pieces) for (const flag of piece.flags) counts.set(flag, (counts.get(flag) ?? 0) + 1);
    if (speakers.length > 0) counts.set('speaker', (counts.get('speaker') ?? 0) + speakers.length);
  }
  return { pairs, counts };
}

type Match = readonly [Words | null, Words | null];

/** Paragraphs of both sides in order. Those that are alike stand together; what is equal and stands once on each side is matched first. */
function align(a: readonly Words[], b: readonly Words[]): Match[] {
  const matches: Match[] = [];
  let [from, to] = [0, 0];
  for (const [left, right] of anchors(a, b)) {
    matches.push(...alignGap(a.slice(from, left), b.slice(to, right)), [a[left]!, b[right]!]);
    [from, to] = [left + 1, right + 1];
  }
  matches.push(...alignGap(a.slice(from), b.slice(to)));
  return matches;
}

// The longest row of equal paragraphs that keep their order.
function anchors(a: readonly Words[], b: readonly Words[]): [number, number][] {
  const once = (list: readonly Words[]): Map<string, number> => {
    const places = new Map<string, number>();
    list.forEach(({ key }, index) => places.set(key, places.has(key) ? -1 : index));
    return places;
  };
  const [inA, inB] = [once(a), once(b)];
  const pairs = a.flatMap(({ key }, index): [number, number][] => {
    const other = inB.get(key) ?? -1;
    return inA.get(key) === index && other >= 0 ? [[index, other]] : [];
  });
  // Longest increasing run of places in b, by patience sorting.
  const piles: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, place], index) => {
    let low = 0;
    let high = piles.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[piles[middle]!]![1] < place) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? piles[low - 1]! : -1;
    piles[low] = index;
  });
  const chain: [number, number][] = [];
  for (let at = piles.at(-1) ?? -1; at >= 0; at = previous[at]!) chain.push(pairs[at]!);
  return chain.reverse();
}

const alike = 0.34;
/** No more pairs of paragraphs than this are weighed in one gap; beyond it they stand alone. */
const mostWeighed = 250_000;

function alignGap(a: readonly Words[], b: readonly Words[]): Match[] {
  const alone: Match[] = [...a.map((one): Match => [one, null]), ...b.map((one): Match => [null, one])];
  if (a.length === 0 || b.length === 0 || a.length * b.length > mostWeighed) return alone;
  const width = b.length + 1;
  const best = new Float64Array((a.length + 1) * width);
  const weights = new Float64Array(a.length * b.length);
  for (let left = a.length - 1; left >= 0; left--) {
    for (let right = b.length - 1; right >= 0; right--) {
      const weight = likeness(a[left]!, b[right]!);
      weights[left * b.length + right] = weight;
      const joined = weight >= alike ? weight + best[(left + 1) * width + right + 1]! : 0;
      best[left * width + right] = Math.max(joined, best[(left + 1) * width + right]!, best[left * width + right + 1]!);
    }
  }
  const matches: Match[] = [];
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const here = best[left * width + right]!;
    const weight = weights[left * b.length + right]!;
    if (weight >= alike && here === weight + best[(left + 1) * width + right + 1]!) matches.push([a[left++]!, b[right++]!]);
    else if (here === best[(left + 1) * width + right]!) matches.push([a[left++]!, null]);
    else matches.push([null, b[right++]!]);
  }
  return [...matches, ...a.slice(left).map((one): Match => [one, null]), ...b.slice(right).map((one): Match => [null, one])];
}

function likeness(a: Words, b: Words): number {
  let shared = 0;
  let all = 0;
  for (const [word, count] of a.counts) {
    shared += Math.min(count, b.counts.get(word) ?? 0);
    all += count;
  }
  for (const count of b.counts.values()) all += count;
  return all === 0 ? 0 : (2 * shared) / all;
}

const mostTokens = 3_000;

function differences(a: Words, b: Words, versionA: Version, versionB: Version): Piece[] {
  const [left, right] = [a.tokens, b.tokens];
  let head = 0;
  while (head < left.length && head < right.length && left[head]!.word === right[head]!.word) head++;
  let tail = 0;
  while (tail < left.length - head && tail < right.length - head && left.at(-1 - tail)!.word === right.at(-1 - tail)!.word) tail++;
  const middle = shared(left.slice(head, left.length - tail), right.slice(head, right.length - tail));
  const same: [number, number][] = [];
  for (let at = 0; at < head; at++) same.push([at, at]);
  for (const [one, other] of middle) same.push([head + one, head + other]);
  for (let at = tail; at > 0; at--) same.push([left.length - at, right.length - at]);
  const pieces: Piece[] = [];
  const push = (isSame: boolean, [a0, a1]: [number, number], [b0, b1]: [number, number]): void => {
    if (a1 <= a0 && b1 <= b0) return;
    const spanA = spanOf(left, a0, a1, a.span);
    const spanB = spanOf(right, b0, b1, b.span);
    pieces.push({ a: spanA, b: spanB, isSame, flags: isSame ? [] : flagsOf(spanA, spanB, versionA, versionB) });
  };
  let [one, other] = [0, 0];
  for (let at = 0; at <= same.length;) {
    const [nextA, nextB] = same[at] ?? [left.length, right.length];
    push(false, [one, nextA], [other, nextB]);
    let run = 0;
    while (at + run < same.length && same[at + run]![0] === nextA + run && same[at + run]![1] === nextB + run) run++;
    if (run > 0) push(true, [nextA, nextA + run], [nextB, nextB + run]);
    [one, other] = [nextA + run, nextB + run];
    at += Math.max(run, 1);
    if (run === 0) break;
  }
  return pieces;
}

function spanOf(tokens: readonly Span[], from: number, to: number, whole: Span): Span {
  if (to > from) return { start: tokens[from]!.start, end: tokens[to - 1]!.end };
  const at = from < tokens.length ? tokens[from]!.start : whole.end;
  return { start: at, end: at };
}

// The longest common row of words.
function shared(a: readonly { word: string }[], b: readonly { word: string }[]): [number, number][] {
  if (a.length === 0 || b.length === 0 || a.length > mostTokens || b.length > mostTokens) return [];
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  for (let left = a.length - 1; left >= 0; left--) {
    for (let right = b.length - 1; right >= 0; right--) {
      lengths[left * width + right] =
        a[left]!.word === b[right]!.word
          ? lengths[(left + 1) * width + right + 1]! + 1
          : Math.max(lengths[(left + 1) * width + right]!, lengths[left * width + right + 1]!);
    }
  }
  const found: [number, number][] = [];
  for (let left = 0, right = 0; left < a.length && right < b.length;) {
    if (a[left]!.word === b[right]!.word) found.push([left++, right++]);
    else if (lengths[(left + 1) * width + right]! >= lengths[left * width + right + 1]!) left++;
    else right++;
  }
  return found;
}

function alone(a: Words | null, b: Words | null, versionA: Version, versionB: Version): Piece[] {
  const none = { start: 0, end: 0 };
  const spanA = a?.span ?? none;
  const spanB = b?.span ?? none;
  return [{ a: spanA, b: spanB, isSame: false, flags: flagsOf(spanA, spanB, versionA, versionB) }];
}

function flagsOf(a: Span, b: Span, versionA: Version, versionB: Version): Flag[] {
  const found = new Set<Flag>();
  const look = ({ text, report }: Version, span: Span): void => {
    if (span.end <= span.start) return;
    const { negations, hedges } = knowledgeOf(report.language);
    const touches = ({ start, end }: Span): boolean => start < span.end && span.start < end;
    for (const match of text
      .slice(span.start, span.end)
      .toLowerCase()
      .replaceAll('’', "'")
      .matchAll(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu)) {
      const [word] = match;
      if (negations.includes(word)) found.add('negation');
      if (hedges.includes(word)) found.add('hedge');
      if (/\p{N}/u.test(word)) found.add('number');
    }
    if (report.entities.some(({ mentions }) => mentions.some(touches))) found.add('name');
    if (report.quotes.some(({ kind, content }) => kind !== 'indirect' && content.some(touches))) found.add('quote');
  };
  look(versionA, a);
  look(versionB, b);
  return flags.filter((flag) => found.has(flag));
}

// The same words in both, given to somebody else.
function otherSpeakers(a: Span, b: Span, versionA: Version, versionB: Version): Pair['speakers'] {
  const quotesIn = ({ text, report }: Version, span: Span): { words: string; name: string; at: Span }[] =>
    report.quotes
      .filter(({ content }) => content.length > 0 && content[0]!.start >= span.start && content[0]!.start < span.end)
      .map(({ content, speaker }) => ({
        words: plain(content.map(({ start, end }) => text.slice(start, end)).join(' '))
          .replace(/[^\p{L}\p{N}]+/gu, ' ')
          .trim(),
        name: speaker?.name ?? '',
        at: content[0]!,
      }));
  const copies = quotesIn(versionB, b);
  return quotesIn(versionA, a).flatMap(({ words, name }) => {
    const copy = copies.find((one) => one.words === words);
    return copy && copy.name !== name ? [{ a: name, b: copy.name, at: copy.at }] : [];
  });
}
