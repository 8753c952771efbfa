// Writes the pages that follow from the code: the report from its schema, the interfaces from their declarations, the options from --help.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(`${root}/${path}`, 'utf8');
mkdirSync(`${here}/reference`, { recursive: true });
const page = (name, title, lead, body) => writeFileSync(`${here}/reference/${name}.md`, `# ${title}\n\n${lead}\n\n${body}\n`);
const code = (language, text) => `\`\`\`${language}\n${text.trim()}\n\`\`\``;

const schema = JSON.parse(read('web/package/report.schema.json'));
const typeOf = (property) => {
  if (property.$ref) {
    const name = property.$ref.split('/').pop();
    // What has fields has a section of its own; of the rest, such as an offset, the type says all.
    return schema.$defs[name].properties ? `[${name}](#${name.toLowerCase()})` : typeOf(schema.$defs[name]);
  }
  if (property.enum) return property.enum.map((value) => `\`${value}\``).join(', ');
  if (property.const !== undefined) return `\`${property.const}\``;
  if (property.anyOf ?? property.oneOf) return (property.anyOf ?? property.oneOf).map(typeOf).join(' or ');
  if (property.type === 'array') return `list of ${typeOf(property.items ?? {})}`;
  return [property.type ?? ''].flat().join(' or ');
};
const table = ({ properties = {} }) =>
  [
    '| field | type | |',
    '| --- | --- | --- |',
    ...Object.entries(properties).map(
      ([name, one]) => `| \`${name}\` | ${typeOf(one)} | ${(one.description ?? '').replaceAll('|', '\\|')} |`,
    ),
  ].join('\n');
const parts = Object.entries(schema.$defs ?? {}).filter(([, one]) => one.properties);
page(
  'report',
  'The report',
  'What an inspection gives, by its JSON Schema (`article-inspector/report.schema.json`). Offsets count UTF-16 code units, `end` is exclusive, unless another unit was asked for.',
  [table(schema), ...parts.map(([name, one]) => `## ${name}\n\n${one.description ?? ''}\n\n${table(one)}`)].join('\n\n'),
);

const declarations = ['runner', 'index', 'sync', 'pool'].map((name) => read(`build/package/dist/types/package/src/${name}.d.ts`));
page(
  'javascript',
  'JavaScript',
  'The declarations of the npm package; see its [README](https://www.npmjs.com/package/article-inspector) to begin.',
  declarations.map((text) => code('ts', text)).join('\n\n'),
);
page(
  'c',
  'C',
  'The header `article_inspector/c.h`. `pkg-config --cflags --libs article_inspector_c` says how to compile and link.',
  code('c', read('core/include/article_inspector/c.h')),
);
const headers = ['inspect', 'report', 'format', 'compare', 'check', 'table', 'offsets'].filter((name) =>
  existsSync(`${root}/core/include/article_inspector/${name}.h`),
);
page(
  'cpp',
  'C++',
  '`find_package(article_inspector)` gives `article_inspector::article_inspector` and `article_inspector::html`.',
  headers.map((name) => `## ${name}.h\n\n${code('cpp', read(`core/include/article_inspector/${name}.h`))}`).join('\n\n'),
);
const python = ['__init__', '_inspect', 'report', 'arrow'].map(
  (name) => `## ${name}.py\n\n${code('python', read(`core/python/article_inspector/${name}.py`))}`,
);
page(
  'python',
  'Python',
  'The package `article-inspector`. Every function and class with its types and its docstring:',
  python.join('\n\n'),
);
page(
  'command-line',
  'Command line',
  'The manual page `man article-inspector` says the same.',
  code('', execFileSync(`${root}/build/bin/article-inspector`, ['--help'], { encoding: 'utf8' })),
);

// Figures are those of the last full run of scripts/evaluate that was kept; before the first there is no such page.
const kept = 'site/docs/figures.json';
if (existsSync(`${root}/${kept}`)) {
  const { model, rows } = JSON.parse(read(kept));
  const tableOf = (stage) =>
    [
      `## ${stage}`,
      '',
      '| set | measure | |',
      '| --- | --- | --- |',
      ...rows.filter((one) => one.stage === stage).map(({ set, measure, value }) => `| ${set} | ${measure} | ${value} |`),
    ].join('\n');
  page(
    'figures',
    'Figures',
    `What \`./scripts/evaluate FOLDER --write site/docs/figures.json\` printed for the model ${model}. [Accuracy](../accuracy.md) says what they mean and how they are held against sites not seen.`,
    [...new Set(rows.map(({ stage }) => stage))].map(tableOf).join('\n\n'),
  );
}

// What the checkout says to who works on it is said once, in CONTRIBUTING.md.
const contributing = read('CONTRIBUTING.md');
const section = (title) => {
  const from = contributing.indexOf(`## ${title}\n`);
  if (from < 0) throw new Error(`CONTRIBUTING.md has no section "${title}"`);
  const to = contributing.indexOf('\n## ', from);
  return contributing.slice(from + title.length + 4, to < 0 ? undefined : to).trim();
};
const inSource = (text) =>
  text.replaceAll(/\]\((?!https?:)([^)]+)\)/g, '](https://github.com/article-inspector/article-inspector/blob/main/$1)');
page('glossary', 'Glossary', 'Terms of the report and of the code.', section('Glossary'));
page(
  'architecture',
  'Architecture',
  '![A text flows through document, boilerplate, header, entities, quotes, findings and statistics into the report](../pictures/flow.svg)',
  inSource(section('How the core is laid out')),
);
page(
  'languages',
  'Add a language, a word, a format',
  'What the stages know of a language is data: word lists and traits, one folder a language.',
  [inSource(section('Recipes')), '## File formats', inSource(section('File formats of core/data'))].join('\n\n'),
);
