/** Resting on somebody lights up their words; a click chooses. Folds, lines and speakers are buttons and see to themselves. */
import type { Dispatch, Target } from '../store.ts';

export interface PointerEvents {
  chosen(target: Target): void;
}

export function listenToPointer(element: HTMLElement, dispatch: Dispatch, events: PointerEvents, signal: AbortSignal): void {
  element.addEventListener(
    'pointerover',
    (event) => {
      if (event.pointerType === 'mouse') dispatch({ type: 'rest', target: targetAt(event.target) });
    },
    { signal },
  );
  element.addEventListener('pointerleave', () => dispatch({ type: 'rest', target: null }), { signal });
  element.addEventListener(
    'focusin',
    (event) => {
      const target = targetAt(event.target);
      if (target) dispatch({ type: 'rest', target });
    },
    { signal },
  );
  element.addEventListener('focusout', () => dispatch({ type: 'rest', target: null }), { signal });
  element.addEventListener(
    'click',
    (event) => {
      // Whoever selects words does not choose.
      if (!document.getSelection()?.isCollapsed || (event.target as Element).closest('button, a')) return;
      const target = targetAt(event.target);
      if (target) events.chosen(target);
      else if ((event.target as Element).closest('.ai-article')) dispatch({ type: 'choose', target: null });
    },
    { signal },
  );
}

function targetAt(node: EventTarget | null): Target | null {
  if (!(node instanceof Element)) return null;
  const found = node.closest<HTMLElement>('[data-entity], [data-quote], [data-note], [data-finding]');
  if (!found) return null;
  const { entity, quote, note, finding } = found.dataset;
  if (finding !== undefined) return { kind: 'finding', item: Number(finding) };
  if (entity !== undefined) return { kind: 'entity', item: Number(entity) };
  return { kind: 'quote', item: Number(quote ?? note) };
}
