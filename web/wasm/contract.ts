// Made by scripts/contract from core/contract.toml: change it there.

/** What a stretch that is not the story is. */
export const boilerplateKinds = [
  'duplicate',
  'read-more',
  'call-to-action',
  'advertisement',
  'share',
  'credit',
  'notice',
  'comment-form',
  'cookie',
  'navigation',
  'related',
  'caption',
  'meta',
  'comment',
  'other',
] as const;
export type BoilerplateKind = (typeof boilerplateKinds)[number];

/** What an entity is. */
export const entityTypes = ['person', 'organization', 'location', 'misc'] as const;
export type EntityType = (typeof entityTypes)[number];

/** How much of a quote is in quotation marks: all, a part, nothing. */
export const quoteKinds = ['direct', 'mixed', 'indirect'] as const;
export type QuoteKind = (typeof quoteKinds)[number];

/** What is wrong with the text. */
export const findingKinds = [
  'doubled-headline',
  'unbalanced-quotation-mark',
  'broken-sentence',
  'cut-off-sentence',
  'mojibake',
  'bad-bytes',
  'control-character',
  'lone-surrogate',
  'markup',
  'page-data-differs',
] as const;
export type FindingKind = (typeof findingKinds)[number];

/** Why a stretch is not the story. */
export const reasons = [
  'more',
  'asks-to-subscribe',
  'asks-to-log-in',
  'asks-to-follow',
  'asks-to-download',
  'asks-for-money',
  'asks-for-contact',
  'advertisement-label',
  'share-offer',
  'credit',
  'picture-credit',
  'rights',
  'standards',
  'correction',
  'disclaimer',
  'comment-form',
  'cookies',
  'navigation',
  'date-or-length',
  'asks-something',
  'advertisement',
  'share-button',
  'attribution',
  'notice',
  'other-story',
  'caption',
  'date-or-section',
  'reader-comment',
  'repeats-story',
  'repeats-headline',
  'repeats-line',
  'not-running-text',
  'link-lines',
  'story-lines',
  'comment-lines',
  'share-lines',
  'notice-lines',
  'caption-lines',
  'set-aside-by-reader',
] as const;
export type Reason = (typeof reasons)[number];

/** What exactly was found. */
export const findingReasons = [
  'unreadable-bytes',
  'half-character',
  'control-character',
  'wrong-encoding',
  'markup',
  'sentence-goes-on',
  'sentence-cut-off',
  'headline-again',
  'many-unpaired',
  'never-closed',
  'opening-for-closing',
  'never-opened',
  'other-day-in-data',
  'other-author-in-data',
] as const;
export type FindingReason = (typeof findingReasons)[number];

/** Where a mark stands to the story's paragraphs. */
export const storyPlaces = ['before', 'inside', 'after'] as const;
export type StoryPlace = (typeof storyPlaces)[number];

/** The element that holds a block of the text. */
export const blockTags = [
  'other',
  'paragraph',
  'heading',
  'list-item',
  'quotation',
  'caption',
  'table-cell',
  'preformatted',
  'button',
  'form',
] as const;
export type BlockTag = (typeof blockTags)[number];

/** Where on the page a block is, by its nearest landmark. */
export const blockPlaces = [
  'unknown',
  'article',
  'main',
  'header',
  'navigation',
  'aside',
  'footer',
  'form',
  'comments',
  'dialog',
  'story',
  'related',
  'share',
  'advertisement',
  'meta',
] as const;
export type BlockPlace = (typeof blockPlaces)[number];

/** The forms in which an inspected article leaves: the same from the page, the extension and the command line. */
export const formats = ['json', 'text', 'markdown', 'html', 'csv', 'annotations'] as const;
export type Format = (typeof formats)[number];

/** The kinds of marks of a report. */
export const layers = ['boilerplate', 'entities', 'quotes', 'findings'] as const;
export type Layer = (typeof layers)[number];
