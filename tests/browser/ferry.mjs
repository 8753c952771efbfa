/** A page of a newspaper, written for these tests: an article among all that stands around one. */
const links = (count, word) => Array.from({ length: count }, (_, n) => `<li><a href="/${word}/${n}">${word} ${n + 1}</a></li>`).join('');

export const headline = 'Ferry line to the islands may close in winter, council hears';
export const firstLine = 'The last ferry to the outer islands could stop running between December and March';

export const paragraphs = [
  `${firstLine}, the Holmsund Town Council was told on Thursday.`,
  '“We carried eleven people on an average January day,” said Petra Holm, the head of Nordline. “No company can burn two tonnes of fuel for eleven people.”',
  'She said the company would keep the line open if the region paid half of the fuel.',
  'Jonas Berg, a teacher on Norrskar, said his pupils would have to board in town. “They are nine years old,” Berg said.',
  'The council has not decided yet. The mayor, Karin Lindahl, said that a vote was not possible before the summer.',
  'The line was opened in 1962 and has cost the region 14 million kronor since 2019.',
  '“An island without a ferry is a rock,” said Jonas Berg.',
];

export const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${headline} - Coast Courier</title></head><body>
<header><nav><ul>${links(40, 'Section')}</ul></nav><p>Sign in</p><p>Subscribe for 1 krona a week</p></header>
<main><article>
<h1 style="color: red">${headline}</h1>
<p class="byline">By Mara Lindqvist</p><p><time datetime="2026-03-14">14 March 2026</time></p>
${paragraphs.map((paragraph, n) => `<p style="margin: 0">${paragraph}</p>${n === 2 ? '<aside><p><a href="/x">Read also: Ten islands for a summer weekend</a></p></aside>' : ''}`).join('\n')}
</article></main>
<aside><h2>Related stories</h2><ul>${links(12, 'Story')}</ul></aside>
<footer><ul>${links(10, 'Footer')}</ul><p>Copyright 2026 Coast Courier. All rights reserved.</p></footer></body></html>`;

export const text = [headline, 'By Mara Lindqvist', ...paragraphs].join('\n\n');
