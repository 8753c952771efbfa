/** What the reader has selected: in the page, in frames of its origin, in shadow roots. */
import * as dom from '../../reading/dom.ts';

/** Browsers that see through shadow roots say so by this method. */
type Composed = Omit<Selection, 'getComposedRanges'> & { getComposedRanges?: (options: { shadowRoots: ShadowRoot[] }) => StaticRange[] };
type SelectingRoot = { getSelection?: () => Selection | null };

/** The ranges of the one selection that is meant: that of the document in focus, else the first that selects anything. */
export function selectedRanges(roots: readonly (Document | ShadowRoot)[]): StaticRange[] {
  const documents = roots.filter((root): root is Document => dom.nodeType(root) === Node.DOCUMENT_NODE);
  const shadowRoots = roots.filter((root): root is ShadowRoot => dom.nodeType(root) !== Node.DOCUMENT_NODE);
  // A frame in focus lies inside of documents that have it too.
  const inFocus = documents.filter((document) => hasFocus(document)).reverse();
  for (const document of [...inFocus, ...documents]) {
    const own = shadowRoots.filter((root) => dom.ownerDocument(root) === document);
    const ranges = rangesIn(dom.defaultView(document)?.getSelection() ?? null, own);
    if (ranges.length > 0) return ranges;
  }
  return [];
}

function hasFocus(document: Document): boolean {
  return Reflect.apply(Document.prototype.hasFocus, document, []);
}

function rangesIn(selection: Composed | null, shadowRoots: ShadowRoot[]): StaticRange[] {
  if (!selection) return [];
  const composed = selection.getComposedRanges?.({ shadowRoots }).filter((range) => !range.collapsed) ?? [];
  if (composed.length > 0) return composed.map((range) => new StaticRange(range));
  // Without that method a shadow root may have a selection of its own.
  const inRoots = shadowRoots.map((root) => (root as SelectingRoot).getSelection?.() ?? null);
  return [selection, ...inRoots].flatMap((one) => {
    const ranges: StaticRange[] = [];
    for (let i = 0; one && i < one.rangeCount; i++) {
      const range = one.getRangeAt(i);
      if (!range.collapsed) ranges.push(new StaticRange(range));
    }
    return ranges;
  });
}
