/**
 * The two readers of HTML, the native one and the browser's, agree: the same text and the same hints for the same page. The browser's is
 * tried both ways, on a document that is shown and on one that is only parsed.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';
import { build } from 'vite';

import { pages as extensionPages } from '../extension/pages.mjs';
import { programs, quiet } from '../programs.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const program = `${root}/build/native/bin/read-html`;

// Text that stands in a <form> itself is no case: Gumbo 0.10 puts it behind the form (its own mistake), so only its hints differ.
const pages = {
  ...Object.fromEntries(['article', 'lazy', 'arabic', 'two'].map((name) => [name, extensionPages[name]])),
  'white space':
    '<p> It  rained\n on\tMonday. </p><p>\n</p><div> a <b> b </b>c<i>d</i> e</div><span>f</span> <span> g</span>h&nbsp;&nbsp;i',
  'line ends': 'a<br>b<br><br>c<div>d<br></div><div><br></div><div>e</div><p>f<br><p><br>g<hr>h',
  tables:
    '<table><caption>Fares</caption><thead><tr><th>From<th>To</thead><tbody><tr><td>Bergen<td><a href=x>Oslo</a><tr><td><p>two</p><p>lines</p><td>x<tr><td><td>empty before</table>',
  preformatted: 'x<pre>\n  one\n    two  \n\n</pre><p>y <code>z  z</code><pre>a <b> b\n c</b></pre>',
  lists:
    '<ul><li>a<ul><li>b<li><p>c</p></ul><li>d</ul><dl><dt>e<dd>f</dl><blockquote><p>g</p>h</blockquote><figure><img alt=i><figcaption><p>j</p></figcaption></figure>',
  hidden:
    '<p hidden>no</p><p style="display:none">no</p><div style="visibility: hidden">no</div><p aria-hidden=true>unseen</p><span class="Sr-Only">unseen too</span><dialog>no</dialog><dialog open>yes</dialog><select><option>no</select><textarea>no</textarea><button>yes</button><template>no</template><noscript><p>no</p></noscript><svg><text>no</text></svg>',
  'lines of a viewer':
    '<div><span role=presentation style="position: absolute">The harbour was</span><br role=presentation><span role=presentation style="position: absolute">closed on Monday.</span><br role=presentation><span>Then it</span><br>opened.</div>',
  folded: '<details><summary>a</summary>no<p>no</p></details><details open><summary>b</summary><p>c</p></details>',
  captions:
    '<figure class=wp-caption><img><div class="wp-caption-text">a</div></figure><div class=image-gallery><p>b</p></div><blockquote class=twitter-tweet><p>c</p></blockquote>',
  ruby: '<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字</p>',
  places:
    '<body class="sidebar"><header><div role=navigation>a</div></header><main><article class="post tag-share"><div class=entry-content><p>b</p><aside>c</aside><div class="Related-Posts">d</div></div></article><div id="comments-area"><form><p>e</p></form></div><article class=comment>f</article></main><div class="siteFooter">g</div><div itemprop="articleBody">h</div><section role=dialog><div class="newsletterSignup">i</div></section>',
  headings:
    '<title>Rain in May | News</title><h1>Rain in May – a long report</h1><h2>Rain in May</h2><div role=heading aria-level=4>x</div><div role=heading>y</div><h3><a href=x>z</a> w</h3>',
  titles:
    '<meta property="og:title" content="Storm over Bergen harbour"><title>Storm over Bergen harbour - The Bay Post</title><script type="application/ld+json">[{"@graph":[{"headline":"The harbour in the storm"}]}]</script><p>Storm over Bergen: harbour!</p><p>The harbour in the storm</p><p>The Bay Post</p>',
  'titles in parts': `<title>Rain in May | Sun in June - The Bay | ${'ab | '.repeat(300)}End of all</title><p>Rain in May, Sun in June!</p><p>Sun in June - the bay</p><p>Rain in May | Sun in June - The Bay ${'ab '.repeat(90)}</p><p>${'ab'.repeat(250)}</p><p>End of all</p><p>The Bay ab</p>`,
  'inline blocks':
    '<div><a href=x class=share>Share</a> <button>Like</button> text <a href=y>more</a></div><p><span class=byline>By Ann</span> and <span class=date>May</span></p>',
  'broken markup': '<p>a<div>b</p>c</div><b><p>d</b>e</p><table><div>f</div><tr><td>g</table><a href=x>h<a href=y>i</a></a></span>j<li>k',
  // A form's fields, and a document's images and forms, stand in front of the properties of their names.
  'names of properties': `<title>The harbour is closed</title><img name=documentElement><img name=defaultView><form name=querySelectorAll></form>
    <p>One</p>${[
      'childNodes',
      'localName',
      'nodeType',
      'getAttribute',
      'hasAttribute',
      'classList',
      'ownerDocument',
      'shadowRoot',
      'getRootNode',
    ]
      .map((name) => `<form><h1>The harbour is closed</h1><p>Inside ${name}</p><input name="${name}"></form>`)
      .join('')}<p>Two</p>`,
  'data of its own': `<title> Rain &amp; sun\n in May </title><meta property="og:title" content="Rain in May"><meta name=Author content="Ann Hill"><meta name=author
    content="Bo Lund"><meta itemprop=datePublished content=2026-05-04><meta property=og:site_name content="The Bay &#38; Post"><meta name=description content="x  y">
    <link rel="alternate canonical" href="https://bay.example/rain"><time datetime="2026-05-05">x</time><p>Rain in May</p>`,
  'marked authors and times':
    '<p><a rel="nofollow author" href=x>Ann <b>Hill</b></a><span itemprop=author><i>Ann</i> Hill</span><span itemprop="author">Bo</span><time>May</time><time datetime=2026-05-05>x</time><time pubdate datetime=2026-05-04>y</time></p>',
  'linked data': `<script type="application/ld+json">{"@type":"WebSite","headline":"Site","name":"S"}</script><script type="application/LD+JSON">[{"@graph":[
    {"@type":["Thing","https://schema.org/NewsArticle"],"headline":"Rain &amp; sun
    in May","author":[{"@id":"#a"},"Bo Lund",{"name":["Cy Ek"]},{"@id":"#none"},"https://x.example"],"datePublished":"2026-05-04","publisher":{"name":"Post"}},
    {"@id":"#a","name":"Ann Hill"},{"@id":"#a","name":"Not Ann"}]}]</script><script type="application/ld+json">{"@type":"Article","headline":"Later"}</script><p>x</p>`,
  'linked data that is none': `<script type="application/ld+json">{"@type":"Article",</script><script type="application/ld+json">${'['.repeat(5000)}</script><script
    type="application/ld+json">{"headline":"${'x'.repeat(1100000)}"}</script><script type="application/ld+json">{"headline":"${'y'.repeat(2000)}","name":5}</script><script
    type="application/ld+json">{"mainEntity":{"@type":"schema:BlogPosting","name":"Rain &#x2019; &bogus; &#0; in May","creator":"Ann Hill","author":[]}}</script><p>x</p>`,
  characters: '<p>&lt;b&gt; &amp; é 😀 &#128512; &#0; &notanentity; &copy</p><p>ﬁ ligature, soft\u00ADhyphen, \u200Bzero</p>',
};

let browser;
let reader;
before(async () => {
  const built = await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      minify: false,
      lib: { entry: `${root}/web/reading/read-page.ts`, formats: ['iife'], name: 'reading' },
    },
  });
  reader = built[0].output[0].code;
  if (programs.chromium) browser = await chromium.launch({ executablePath: programs.chromium, args: quiet });
});
after(() => browser?.close());

// Numbers of groups only tell which blocks are together.
function comparable({ text, title, blocks, page }) {
  const numbers = new Map([[0, 0]]);
  const renumbered = (group) => numbers.get(group) ?? numbers.set(group, numbers.size).get(group);
  return {
    text,
    title,
    page,
    blocks: blocks.map(({ group, outerGroup, around, ...block }) => ({
      ...block,
      around: [...around].sort(),
      group: renumbered(group),
      outerGroup: renumbered(outerGroup),
      words: text.slice(block.start, block.end),
    })),
  };
}

for (const [name, html] of Object.entries(pages)) {
  test(`both readers agree: ${name}`, { skip: programs.chromium ? false : 'Chromium is not installed' }, async () => {
    const { stdout, status } = spawnSync(program, { input: `${JSON.stringify({ html })}\n`, encoding: 'utf8' });
    assert.equal(status, 0);
    const native = comparable(JSON.parse(stdout));
    const page = await browser.newPage();
    await page.setContent(html);
    const seen = await page.evaluate(
      ({ code, markup }) => {
        const reading = new Function(`${code}; return reading;`)();
        const plain = ({ text, blocks, title, page, pieces }) => ({
          text,
          blocks,
          title,
          page,
          pieces: pieces.map(({ start, length, node, offset }) => [
            text.slice(start, start + length),
            node.data.slice(offset, offset + length),
          ]),
        });
        return {
          live: plain(reading.readPage(document)),
          parsed: plain(reading.readDocument(new DOMParser().parseFromString(markup, 'text/html'))),
        };
      },
      { code: reader, markup: html },
    );
    assert.deepEqual(comparable(seen.parsed), native);
    assert.deepEqual(comparable(seen.live), native);
    // Each piece of the text is what its node holds there, but for white space.
    for (const [inText, inNode] of seen.live.pieces) assert.equal(inText.replace(/\s/g, ' '), inNode.replace(/\s/g, ' '));
    await page.close();
  });
}
