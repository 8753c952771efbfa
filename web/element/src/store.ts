/**
 * The state of the element, and the one way to change it: an action goes through `reduce`, and the views are told. Nothing here
 * touches the page.
 */
import type { Block, PageData, Report, Span } from 'article-inspector';

import { articleOf, emptyArticle, type Article } from './article.ts';
import type { Correction } from './corrections.ts';
import { emptyReport } from './empty-report.ts';
import { defaults, type Settings } from './settings.ts';

/** What the reader looks at, as a value that undo can go back to. */
export interface Text {
  readonly text: string;
  /** What HTML says of the text's blocks. */
  readonly blocks: readonly Block[];
  /** What the page that it comes from says of itself. */
  readonly page: PageData | null;
  /** The address that the text comes from; only ever written, never opened. */
  readonly source: string;
  readonly corrections: readonly Correction[];
  /** False for a text that the page itself brought: nobody loses it with the page. */
  readonly isReaders: boolean;
}

export const noText: Text = { text: '', blocks: [], page: null, source: '', corrections: [], isReaders: false };

export const lenses = ['story', 'people', 'voices'] as const;
export type Lens = (typeof lenses)[number];

/** What the reader has chosen, or rests on: an item of the report, or a line that is not the story, by where it begins. */
export type Target =
  | { readonly kind: 'entity'; readonly item: number }
  | { readonly kind: 'quote'; readonly item: number }
  | { readonly kind: 'finding'; readonly item: number }
  | { readonly kind: 'speaker'; readonly key: string }
  | { readonly kind: 'line'; readonly start: number };

/** How the lists are filtered, sorted and cut, by the reader. */
export interface Lists {
  readonly filter: Readonly<Record<string, string>>;
  readonly choice: Readonly<Record<string, string>>;
  readonly shown: Readonly<Record<string, number>>;
}

export interface State {
  readonly text: Text;
  readonly past: readonly Text[];
  readonly future: readonly Text[];
  readonly report: Report;
  readonly article: Article;
  /** The text that the report is of; another one than `text` while that is being read. */
  readonly reported: Text;
  readonly isReady: boolean;
  readonly isReading: boolean;
  readonly lens: Lens;
  /** In a narrow window: whether the lens's lists lie over the text. */
  readonly isSheetOpen: boolean;
  readonly chosen: Target | null;
  readonly resting: Target | null;
  /** The beginnings of the folds that are open. */
  readonly open: ReadonlySet<number>;
  readonly isEditing: boolean;
  readonly lists: Lists;
  readonly settings: Settings;
}

export const noLists: Lists = { filter: {}, choice: {}, shown: {} };

export const initial: State = {
  text: noText,
  past: [],
  future: [],
  report: emptyReport,
  article: emptyArticle,
  reported: noText,
  isReady: false,
  isReading: false,
  lens: 'story',
  isSheetOpen: false,
  chosen: null,
  resting: null,
  open: new Set(),
  isEditing: false,
  lists: noLists,
  settings: defaults,
};

export type Action =
  /** A text in the place of the one that is there. */
  | { type: 'text'; text: string; blocks: readonly Block[]; page?: PageData | null; source: string; isReaders: boolean }
  | { type: 'correct'; corrections: readonly Correction[] }
  | { type: 'source'; source: string }
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'ready' }
  | { type: 'reading'; isReading: boolean }
  | { type: 'report'; report: Report; of: Text }
  | { type: 'lens'; lens: Lens; isSheetOpen?: boolean }
  | { type: 'sheet'; isOpen: boolean }
  | { type: 'choose'; target: Target | null }
  | { type: 'rest'; target: Target | null }
  | { type: 'fold'; start: number; isOpen: boolean }
  | { type: 'folds'; isOpen: boolean }
  | { type: 'edit'; isEditing: boolean }
  | { type: 'list'; list: keyof Lists; name: string; value: string | number }
  | { type: 'settings'; settings: Settings };

const mostSteps = 200;
/** Texts that undo can go back to hold at most so many characters together. */
const mostKept = 60_000_000;

export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case 'text':
      return withText(state, {
        text: action.text,
        blocks: action.blocks,
        page: action.page ?? null,
        source: action.source,
        corrections: [],
        isReaders: action.isReaders,
      });
    case 'correct':
      return withText(state, { ...state.text, corrections: action.corrections });
    case 'source': {
      // The report stays that of the text: nothing is found differently for its address.
      const text = { ...state.text, source: action.source };
      return { ...state, text, reported: state.reported === state.text ? text : state.reported };
    }
    case 'undo': {
      const before = state.past.at(-1);
      if (!before) return state;
      return changed(state, before, state.past.slice(0, -1), [...state.future, state.text]);
    }
    case 'redo': {
      const next = state.future.at(-1);
      if (!next) return state;
      return changed(state, next, [...state.past, state.text], state.future.slice(0, -1));
    }
    case 'ready':
      return { ...state, isReady: true };
    case 'reading':
      return state.isReading === action.isReading ? state : { ...state, isReading: action.isReading };
    case 'report':
      return withReport(state, action.report, action.of);
    case 'lens':
      return { ...state, lens: action.lens, isSheetOpen: action.isSheetOpen ?? state.isSheetOpen };
    case 'sheet':
      return { ...state, isSheetOpen: action.isOpen };
    case 'choose':
      return { ...state, chosen: action.target, resting: null, isSheetOpen: action.target ? true : state.isSheetOpen };
    case 'rest':
      return sameTarget(state.resting, action.target) ? state : { ...state, resting: action.target };
    case 'fold': {
      const open = new Set(state.open);
      if (action.isOpen) open.add(action.start);
      else open.delete(action.start);
      return { ...state, open };
    }
    case 'folds':
      return { ...state, open: new Set(action.isOpen ? state.article.folds.map(({ start }) => start) : []) };
    case 'edit':
      return { ...state, isEditing: action.isEditing, chosen: null, resting: null };
    case 'list':
      return { ...state, lists: { ...state.lists, [action.list]: { ...state.lists[action.list], [action.name]: action.value } } };
    case 'settings':
      return { ...state, settings: action.settings };
  }
}

export const canUndo = (state: State): boolean => state.past.length > 0;
export const canRedo = (state: State): boolean => state.future.length > 0;
/** Whether the report, and all that is shown of it, is of the newest text. */
export const isCurrent = (state: State): boolean => state.reported === state.text;

export function sameTarget(a: Target | null, b: Target | null): boolean {
  if (a === null || b === null || a.kind !== b.kind) return a === b;
  if (a.kind === 'speaker') return a.key === (b as typeof a).key;
  if (a.kind === 'line') return a.start === (b as typeof a).start;
  return a.item === (b as typeof a).item;
}

function withText(state: State, text: Text): State {
  return changed(state, text, kept([...state.past, state.text]), []);
}

function kept(past: readonly Text[]): readonly Text[] {
  const texts = new Set<string>();
  let length = 0;
  let first = past.length;
  while (first > 0 && past.length - first < mostSteps) {
    const { text } = past[first - 1]!;
    if (!texts.has(text)) length += text.length;
    if (length > mostKept && first < past.length) break;
    texts.add(text);
    first--;
  }
  return past.slice(first);
}

function changed(state: State, text: Text, past: readonly Text[], future: readonly Text[]): State {
  const isAnother = text.text !== state.text.text;
  const next: State = { ...state, text, past, future, isEditing: false };
  if (!isAnother) return next;
  // Nothing that was found in another text is shown beside this one.
  const fresh: State = {
    ...next,
    report: emptyReport,
    article: emptyArticle,
    chosen: null,
    resting: null,
    open: new Set(),
    lists: noLists,
    isSheetOpen: false,
  };
  return text.text === '' ? { ...fresh, reported: text, lens: 'story' } : fresh;
}

// Items have other numbers in another report: what is chosen is found again by its place.
function withReport(state: State, report: Report, of: Text): State {
  if (of !== state.text) return state;
  const article = articleOf(of.text, report, of.blocks, state.settings);
  const chosen = state.chosen && again(state.chosen, state.report, report);
  return { ...state, report, article, reported: of, chosen, resting: null };
}

function again(target: Target, before: Report, after: Report): Target | null {
  const touches = (a: Span | undefined, b: Span | undefined): boolean => !!a && !!b && a.start < b.end && b.start < a.end;
  switch (target.kind) {
    case 'entity': {
      const first = before.entities[target.item]?.mentions[0];
      const item = after.entities.findIndex(({ mentions }) => mentions.some((mention) => touches(mention, first)));
      return item < 0 ? null : { kind: 'entity', item };
    }
    case 'quote': {
      const first = before.quotes[target.item]?.content[0];
      const item = after.quotes.findIndex(({ content }) => content.some((piece) => touches(piece, first)));
      return item < 0 ? null : { kind: 'quote', item };
    }
    case 'finding': {
      const first = before.findings[target.item];
      const item = after.findings.findIndex((finding) => finding.kind === first?.kind && touches(finding, first));
      return item < 0 ? null : { kind: 'finding', item };
    }
    case 'speaker':
    case 'line':
      return target;
  }
}

export type Dispatch = (action: Action) => void;

export class Store {
  #state: State;
  readonly #listeners = new Set<(state: State, before: State) => void>();

  constructor(state: State = initial) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  readonly dispatch: Dispatch = (action) => {
    const before = this.#state;
    this.#state = reduce(before, action);
    if (this.#state === before) return;
    for (const listener of [...this.#listeners]) listener(this.#state, before);
  };

  /** Calls `listener` after every change, until the function that is given back is called. */
  subscribe(listener: (state: State, before: State) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
