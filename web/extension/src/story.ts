/** The story alone, in the page's place: to read in peace, and to print. The page below stays as it is. */
import type { Report } from 'article-inspector';

import { word } from './api.ts';
import { make, type Host } from './host.ts';

export class Story {
  readonly #host: Host;
  #element: HTMLElement | null = null;
  #focusedBefore: Element | null = null;

  constructor(host: Host) {
    this.#host = host;
  }

  get isOpen(): boolean {
    return this.#element !== null;
  }

  /** `clean` is the article's text, paragraphs between blank lines; `closed` is called when the reader closes it. */
  open(clean: string, report: Report, text: string, closed: () => void): void {
    this.#element?.remove();
    if (!this.#element) this.#focusedBefore = document.activeElement;
    const headline = report.headline ? text.slice(report.headline.start, report.headline.end).replace(/\s+/g, ' ').trim() : '';
    const paragraphs = clean.split(/\n{2,}/).map((paragraph) => paragraph.trim());
    if (paragraphs[0] === headline) paragraphs.shift();
    const authors = report.bylines.map(({ name }) => name).join(', ');
    const about = [authors, report.date?.iso.slice(0, 10), report.site ?? location.hostname].filter(Boolean).join(' · ');
    const button = (label: string, click: () => void): HTMLElement => make('button', { type: 'button', click }, word(label));
    const story = make(
      'div',
      { class: 'story', role: 'dialog', 'aria-modal': 'true', 'aria-label': word('story'), tabindex: '-1' },
      make(
        'nav',
        {},
        button('print', () => print()),
        button('close', closed),
      ),
      make(
        'main',
        { dir: 'auto', lang: report.language === 'und' ? '' : report.language },
        headline !== '' && make('h1', {}, headline),
        make('p', { class: 'about' }, about),
        ...paragraphs.filter(Boolean).map((paragraph) => make('p', {}, paragraph)),
      ),
    );
    story.addEventListener('keydown', (event) => {
      event.stopPropagation();
      if (event.key === 'Escape') closed();
    });
    this.#host.open().append(story);
    this.#element = story;
    this.#host.isStory = true;
    story.focus();
  }

  close(): void {
    if (!this.#element) return;
    this.#element.remove();
    this.#element = null;
    this.#host.isStory = false;
    if (this.#focusedBefore instanceof HTMLElement) this.#focusedBefore.focus({ preventScroll: true });
  }
}
