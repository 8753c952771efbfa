/**
 * The style sheet for the marks in a page. Pages are light, dark and in between: tints let the page's own colours through. A browser works
 * out each name's style for each element of the page: kinds that look alike have one name together, that of their layer.
 */
import { readFileSync } from 'node:fs';

const { $defs } = JSON.parse(readFileSync(new URL('../package/report.schema.json', import.meta.url), 'utf8'));
const kinds = {
  boilerplate: $defs.boilerplate.properties.kind.enum,
  entities: $defs.entity.properties.type.enum,
  quotes: $defs.quote.properties.kind.enum,
  findings: $defs.finding.properties.kind.enum,
};

const looks = JSON.parse(readFileSync(new URL('looks.json', import.meta.url), 'utf8'));
const line = (name, where = 'underline') => `text-decoration: ${where} ${looks[name].line} ${looks[name].colour}`;

const styles = [
  [
    ['boilerplate'],
    // Its text is dimmed by its own colour, in rules that src/painter.ts makes for the page.
    `text-decoration: underline ${looks.junk.line}`,
  ],
  [['quotes-direct'], `background-color: ${looks.quoted.colour}`],
  [['quotes-mixed'], `background-color: ${looks.quoted.colour}; ${line('mixed', 'overline')}`],
  [['quotes-indirect'], line('indirect', 'overline')],
  [['entities-person'], line('person')],
  [['entities-organization'], line('organization')],
  [['entities-location'], line('location')],
  [['entities-misc'], line('misc')],
  [['findings'], line('finding')],
  [['shown'], 'background-color: #ffd54a; color: #1a1a1a'],
];

/** Guards that nothing of the report goes unmarked. */
const marked = new Set(styles.flatMap(([names]) => names));
for (const [layer, all] of Object.entries(kinds)) {
  for (const kind of all) if (!marked.has(layer) && !marked.has(`${layer}-${kind}`)) throw new Error(`no style for ${layer}-${kind}`);
}

const rule = ([names, style]) =>
  `${names.map((name) => `::highlight(article-inspector-${name})`).join(',\n')} {\n  ${style.split('; ').join(';\n  ')};\n}\n`;

const pageRules = `[data-article-inspector-junk] {
  display: none !important;
}
@media print {
  html:has(> [data-article-inspector-story]) > body {
    display: none !important;
  }
}
`;

export const markStyles = () =>
  `${pageRules}${styles.map(rule).join('')}@media (forced-colors: active) {\n${rule([['quotes-direct'], 'text-decoration: overline solid 2px'])}${rule([['shown'], 'background-color: Highlight; color: HighlightText'])}}\n`;
