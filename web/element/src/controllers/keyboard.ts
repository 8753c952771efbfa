/** Keys of the whole page. None of them ever writes into the text; letters work only where nothing is typed. */
import { lenses, type Lens } from '../store.ts';

export interface KeyEvents {
  /** Whether single letters are keys. */
  hasLetters(): boolean;
  undo(): void;
  redo(): void;
  lens(lens: Lens): void;
  step(by: 1 | -1): void;
  explain(): void;
  fold(): void;
  edit(): void;
  keys(): void;
  select(): void;
  /** Whether the key was taken by a selection that is being made. */
  selecting(event: KeyboardEvent): boolean;
  escape(): void;
}

export function listenToKeys(element: HTMLElement, events: KeyEvents, signal: AbortSignal): void {
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || element.querySelector('dialog[open]')) return;
      if (event.key === 'Escape') return events.escape();
      if (isTyping(event.target)) return;
      if (!event.ctrlKey && !event.metaKey && !event.altKey && isFree(event.target) && events.selecting(event))
        return event.preventDefault();
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
      const letter = event.key.toLowerCase();
      if (isCommand && (letter === 'z' || letter === 'y')) {
        event.preventDefault();
        return letter === 'y' || event.shiftKey ? events.redo() : events.undo();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || !events.hasLetters()) return;
      if (act(event, events)) event.preventDefault();
    },
    { signal },
  );
}

function act(event: KeyboardEvent, events: KeyEvents): boolean {
  const lens = lenses[Number(event.key) - 1];
  if (lens) events.lens(lens);
  else if (event.key === 'n') events.step(1);
  else if (event.key === 'p') events.step(-1);
  else if (event.key === 'i' || (event.key === 'Enter' && !(event.target as Element).closest('button, a, summary, label')))
    events.explain();
  else if (event.key === 'o') events.fold();
  else if (event.key === 'e') events.edit();
  else if (event.key === 's') events.select();
  else if (event.key === '?') events.keys();
  else return false;
  return true;
}

/** Enter and the arrow keys mean something else on these. */
const isFree = (target: EventTarget | null): boolean =>
  !(target instanceof Element && target.closest('button, a, summary, label, input, [role=slider], [role=menu]'));

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.nodeName) || isTextField(target));
}

const isTextField = (element: HTMLElement): boolean =>
  element instanceof HTMLInputElement && !/^(checkbox|radio|button|submit)$/.test(element.type);
