/** Pages that have what real ones have; the words are written for these tests. */

const story = `
  <h1>Ferry to Holm Island is back in service</h1>
  <p class="byline">By Ann Lee</p>
  <p>The ferry to Holm Island is back in service after two weeks, the harbour office in Bergen said on Monday.</p>
  <p>“We are very glad that the boats run again,” said Maria Olsen, the head of the office.</p>
  <p>Read more: Ten islands to see this summer</p>
  <p>A storm had damaged the pier. Olsen said the repairs cost two million crowns.</p>
  <p>The first boat left at six in the morning, and forty people stood at the rail.</p>`;

const head = (title) => `<meta charset="utf-8"><title>${title} | The Bay Post</title>`;
const menu = '<nav><a href="#home">Home</a> <a href="#news">News</a> <a href="#sport">Sport</a></nav>';

export const pages = {
  article: `<!doctype html><html lang="en"><head>${head('Ferry to Holm Island is back in service')}</head><body>${menu}
    <article>${story}</article>
    <section id="comments"><h2>Comments</h2>
      <ol>${['Tom', 'Ida', 'Per'].map((name) => `<li><b>${name}</b> <time>2 hours ago</time><p>I took the boat this morning, it was fine. ${name} here.</p></li>`).join('')}</ol>
    </section><footer>© 2024 The Bay Post. All rights reserved.</footer></body></html>`,

  shadow: `<!doctype html><html lang="en"><head>${head('Ferry')}</head><body>${menu}
    <news-story><template shadowrootmode="open"><div><slot name="lead"></slot><p>Inside the open root Maria Olsen of Bergen speaks.</p>
      <news-box><template shadowrootmode="closed"><p>Inside the closed root Peter Dahl of Oslo answers.</p></template></news-box></div></template>
      <p slot="lead">In the slot Ann Lee of London writes.</p><p>Without a slot nobody sees this.</p></news-story>
    <iframe src="frame"></iframe></body></html>`,

  frame: `<!doctype html><html lang="en"><body><p>In the frame Karl Moe of Trondheim waits. Read more: Ten islands to see</p></body></html>`,

  lazy: `<!doctype html><html lang="en"><head>${head('Ferry')}</head><body>${menu}<article id="story">${story}</article>
    <button id="more">Show all</button><p id="late" hidden>At last Sara Lund of Stavanger came home. Read more: How to sail at night</p></body></html>`,

  many: `<!doctype html><html lang="en"><head>${head('Harbour')}</head><body>${menu}<article>${manyParagraphs(1650)}</article></body></html>`,

  arabic: `<!doctype html><html lang="ar" dir="rtl"><head>${head('العبارة')}</head><body>${menu}<article>
    <h1>العبارة تعود إلى الجزيرة</h1><p>قال مدير الميناء يوم الاثنين إن العبارة عادت إلى العمل بعد أسبوعين من التوقف.</p>
    <p>وقالت ليلى حداد: «نحن سعداء جدا بعودة القوارب»، وأضافت أن الإصلاح كلف مليونين. <bdi>Read more</bdi></p></article></body></html>`,

  two: `<!doctype html><html lang="en"><head>${head('Two stories')}</head><body>${menu}<main>
    <article>${story}</article>
    <article><h1>Library opens on Sundays</h1><p>The library in Bergen will open on Sundays from May, the city said.</p>
    <p>“Families have asked for it for years,” said Jonas Berg, who runs the children's section.</p></article></main></body></html>`,

  // Its elements have the names of properties, ours and the browser's.
  clobbering: `<!doctype html><html lang="en"><head>${head('Ferry to Holm Island is back in service')}</head><body>
    <a id="articleInspectorIsHere"></a><iframe name="articleInspectorIsHere"></iframe><a id="chrome"></a><a id="browser"></a>
    <img name="documentElement"><img name="defaultView"><img name="title"><form name="createRange"></form>
    <form>${story}${[
      'childNodes',
      'localName',
      'parentElement',
      'getAttribute',
      'ownerDocument',
      'isConnected',
      'getRootNode',
      'scrollIntoView',
    ]
      .map((name) => `<input name="${name}">`)
      .join('')}</form></body></html>`,

  noscript: `<!doctype html><html lang="en"><head>${head('Ferry')}</head><body><article>${story}
    <p>The harbour is open.<noscript><img src="pixel.png" alt="x"> &amp;nbsp; <b>Please switch scripts on</b></noscript></p>
    <div><noscript><p>Pages without scripts show this.</p></noscript></div></article></body></html>`,

  coloured: `<!doctype html><html lang="en"><head>${head('Ferry to Holm Island is back in service')}<style>
    body { background: #fff; color: #222 } nav { background: #123a6b } nav a { color: #fff } footer { background: #111; color: #eee }
    .faint { color: #999 } .teaser { background: #ffe94d; color: #1b1b7a } .picture { background-image: linear-gradient(#000, #fff); color: #fff }
    </style></head><body>${menu}<article>${story}</article>
    <p class="faint">Advertisement</p><p class="teaser">Read more: The boats of the north</p>
    <p class="picture">Read more: Over a picture nothing is known</p>
    <footer>© 2024 The Bay Post. All rights reserved. Terms of use | Privacy policy</footer></body></html>`,

  /** For pictures: looks like a page of its kind. */
  shown: `<!doctype html><html lang="en"><head>${head('Ferry to Holm Island is back in service')}<style>
    body { margin: 0; font: 18px/1.6 Georgia, serif; color: #1d1d1f } nav { padding: 14px 40px; background: #0d2b45; font-family: sans-serif }
    nav a { margin-right: 24px; color: #fff; text-decoration: none } article { max-width: 720px; margin: 28px 40px } h1 { font-size: 34px; line-height: 1.2 }
    section, footer { margin: 0 40px; font-family: sans-serif; font-size: 15px } footer { padding: 18px 0 }
    </style></head><body>${menu}<article>${story}</article>
    <section id="comments"><h2>Comments</h2><p><b>Tom</b> <time>2 hours ago</time></p><p>I took the boat this morning, it was fine.</p></section>
    <footer>© 2024 The Bay Post. All rights reserved.</footer></body></html>`,

  bare: `<!doctype html><html lang="en"><head>${head('Log in')}</head><body><form><label>Name <input></label> <button>Log in</button></form></body></html>`,

  canvas: `<!doctype html><html lang="en"><head>${head('Paper')}<style>canvas { width: 100vw; height: 100vh }</style></head><body><canvas></canvas></body></html>`,

  canonical: `<!doctype html><html lang="en"><head>${head('Ferry to Holm Island is back in service')}
    <link rel="canonical" href="https://bay-post.example/ferry"><meta property="og:site_name" content="The Bay Post">
    <script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry to Holm Island is back in service",
      "author": {"@type": "Person", "name": "Ann Lee"}, "datePublished": "2024-05-06T08:00:00Z"}</script></head>
    <body>${menu}<article>${story}</article></body></html>`,

  // What was said in the story, and what was made of it.
  repost: `<!doctype html><html lang="en"><head>${head('Boats to Holm Island')}</head><body><article><h1>Boats to Holm Island</h1>
    <p id="draft">“We are not very glad that the boats run again,” said Maria Olsen, the head of the office.</p>
    <p>The boats to Holm Island run again, and many people came to the harbour of Bergen to see the first of them leave.</p></article></body></html>`,

  live: `<!doctype html><html lang="en"><head>${head('Ferry: live')}<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Ferry: live"}</script></head>
    <body><article>${story}</article></body></html>`,

  highlighted: `<!doctype html><html lang="en"><head>${head('Ferry')}<style>::highlight(own) { background: yellow }</style></head><body><article>${story}</article></body></html>`,
};

// Each paragraph holds three elements.
function manyParagraphs(count) {
  const sentence = (n) =>
    `<p>On day ${n} the <a href="#d${n}">boat</a> left the harbour of Bergen, and <b>Maria Olsen</b> counted its passengers once more.</p>`;
  return Array.from({ length: count }, (_, n) => sentence(n + 1)).join('\n');
}

/** No page may depend on what a page allows: everything is forbidden to it but what it needs to be shown. */
export const policy = "default-src 'none'; frame-src 'self'; style-src 'unsafe-inline'; script-src 'nonce-none'";
