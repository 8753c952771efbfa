/**
 * Pages in the manner of modern sites, written for these tests. Each names its headline, sentences of its story that must stay as they are,
 * words that must be dimmed, and what the panel must say of it.
 */

const paragraphs = [
  'The council of Port Ellery voted on Tuesday night to rebuild the old swimming hall by the river, eleven years after it was closed.',
  '“Three generations learned to swim in that hall, and the fourth has had to take a bus to do it,” said Greta Holm, who leads the council.',
  'The work will cost 14 million pounds and is expected to take two years. Half of the money comes from the county, the rest from a loan.',
  'Samuel Okoro, a teacher at the river school, said his pupils had written more than 400 letters to the council since the spring.',
  'Not everyone agreed. Two members voted against the plan, and Peter Lunt called the loan a weight that the town would carry for decades.',
  'Building is to begin in March, once the old roof has been taken down and the ground beneath the deep end has been tested.',
];
const headline = 'Port Ellery votes to rebuild its swimming hall';
const story = (tag = 'p', list = paragraphs) => list.map((text) => `<${tag}>${text}</${tag}>`).join('\n');
const teasers = [
  ['Ferry prices rise for the third time this year', 'Passengers will pay nine pounds for a crossing from May.'],
  ['Why the lighthouse has a new colour', 'Painters needed four weeks and six hundred litres.'],
  ['Ten gardens to visit before the summer ends', 'Our readers sent in more than two hundred favourites.'],
];
const related = `<aside class="related" aria-label="More stories"><h2>Related stories</h2>${teasers.map(([title, text]) => `<a href="#t"><h3>${title}</h3><p>${text}</p></a>`).join('')}</aside>`;
const menu =
  '<header class="site-header"><nav><ul><li><a href="#h">Home</a></li><li><a href="#p">Politics</a></li><li><a href="#s">Sport</a></li><li><a href="#w">Weather</a></li></ul></nav></header>';
const footer =
  '<footer><p>© 2026 The Ellery Courier. All rights reserved.</p><a href="#t">Terms of use</a> <a href="#c">Contact</a></footer>';
const share = '<div class="share-bar"><button>Share on Facebook</button><button>Share by e-mail</button><button>Copy link</button></div>';
const byline = '<p class="byline">By <a rel="author" href="#a">Nora Field</a> · <time datetime="2026-03-04">4 March 2026</time></p>';

const page = (body, { title = `${headline} | The Ellery Courier`, head = '', html = 'lang="en"', attributes = '' } = {}) =>
  `<!doctype html><html ${html}><head><meta charset="utf-8"><title>${title}</title>${head}</head><body ${attributes}>${body}</body></html>`;
const article = (inside) => `<main><article><h1>${headline}</h1>${byline}${share}${inside}</article></main>`;
const first = paragraphs[0];
const last = paragraphs.at(-1);

export const modernPages = {
  'live-blog': {
    headline,
    keeps: ['The first vote is counted', 'Greta Holm thanks the pupils', 'The public gallery is full'],
    dims: ['Weather', 'All rights reserved'],
    caution: 'live',
    html: page(
      `${menu}<main><article><h1>${headline}</h1><div class="live-blog">${[
        ['21:40', 'Greta Holm thanks the pupils of the river school, who wrote more than 400 letters to the council since the spring.'],
        ['21:05', 'The first vote is counted: nine members are for the new hall, two are against it, and nobody has abstained tonight.'],
        ['20:30', 'The public gallery is full, and people stand on the stairs of the town hall to hear the debate through open doors.'],
      ]
        .map(
          ([time, text]) =>
            `<section class="entry"><time>${time}</time><p>${text}</p><div class="share"><button>Share</button></div></section>`,
        )
        .join('')}</div></article></main>${footer}`,
      {
        head: '<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Port Ellery votes to rebuild its swimming hall"}</script>',
      },
    ),
  },

  // A second story follows the first, as if the page went on.
  endless: {
    headline,
    keeps: [first, last],
    dims: ['Politics', 'All rights reserved'],
    html: page(
      `${menu}${article(story())}<div class="next-article"><p>Next story</p></div><article><h2>Ferry prices rise for the third time this year</h2>
      <p>Passengers will pay nine pounds for a crossing from May, the ferry company said on Monday.</p></article>${footer}`,
    ),
  },

  amp: {
    headline,
    keeps: [first, last],
    dims: ['Weather', 'We use cookies'],
    html: page(
      `<amp-sidebar layout="nodisplay" hidden><ul><li>Home</li></ul></amp-sidebar>${menu}${article(`<amp-img width="10" height="10"></amp-img>${story()}`)}
      <amp-ad><span>Advertisement</span></amp-ad><amp-consent><p>We use cookies to improve this site. Accept all or manage your choices.</p><button>Accept all</button></amp-consent>${footer}`,
      { html: 'amp lang="en"' },
    ),
  },

  newsletter: {
    headline: 'The Courier at Eight: a hall for the fourth generation',
    keeps: [first, last],
    dims: ['Unsubscribe'],
    html: page(
      `<table role="presentation" width="600" align="center"><tr><td><a href="#v">View this e-mail in your browser</a></td></tr>
      <tr><td><h1>The Courier at Eight: a hall for the fourth generation</h1></td></tr>${paragraphs.map((text) => `<tr><td><p>${text}</p></td></tr>`).join('')}
      <tr><td><p>You receive this e-mail because you subscribed to it. <a href="#u">Unsubscribe</a> | <a href="#p">Manage your preferences</a></p></td></tr></table>`,
      { title: 'The Courier at Eight: a hall for the fourth generation' },
    ),
  },

  forum: {
    headline: 'Has anyone swum in the old hall?',
    keeps: ['I learned to swim there in 1988'],
    dims: ['Log in'],
    html: page(
      `<div class="topbar"><a href="#l">Log in</a> <a href="#r">Register</a> <a href="#f">Forum home</a></div><h1>Has anyone swum in the old hall?</h1>
      <div class="post"><div class="author">gretel77 · 12 posts</div><div class="body"><p>I learned to swim there in 1988, when the water was so cold that our teacher let us out after twenty minutes.
      Does anyone remember the name of the woman who sold the tickets? She had a small dog that slept under the counter all day.</p></div></div>
      ${['otter', 'mika'].map((name) => `<div class="post reply"><div class="author">${name} · 3 posts</div><div class="body"><p>I remember the dog, but not her name. It was brown and very old.</p></div><button>Quote</button> <button>Report</button></div>`).join('')}`,
      { title: 'Has anyone swum in the old hall? - Ellery Forum' },
    ),
  },

  encyclopedia: {
    headline: 'Port Ellery Swimming Hall',
    keeps: ['is a public bath in Port Ellery', 'It was designed by Ada Rourke'],
    dims: ['Main page', 'Privacy policy'],
    html: page(
      `<div id="mw-navigation"><ul><li><a href="#m">Main page</a></li><li><a href="#c">Contents</a></li><li><a href="#r">Random article</a></li></ul></div>
      <div id="content"><h1 id="firstHeading">Port Ellery Swimming Hall</h1><div id="mw-content-text">
      <table class="infobox"><tr><th>Opened</th><td>1931</td></tr><tr><th>Closed</th><td>2015</td></tr></table>
      <p>The <b>Port Ellery Swimming Hall</b> is a public bath in Port Ellery, built on the bank of the river in 1931 and closed in 2015 because of a leaking roof.<sup>[1]</sup></p>
      <p>It was designed by Ada Rourke, who had built the railway station ten years before, and it had the first heated pool of the county.<sup>[2]</sup></p>
      <h2>History</h2><p>In the winter of 1947 the hall was used as a shelter for people whose houses had been flooded, and it stayed open day and night for six weeks.</p></div></div>
      <footer><ul><li>This page was last edited on 2 March 2026.</li><li><a href="#p">Privacy policy</a></li><li><a href="#a">About</a></li></ul></footer>`,
      { title: 'Port Ellery Swimming Hall - Encyclopedia' },
    ),
  },

  'right-to-left': {
    headline: 'المدينة تعيد بناء المسبح القديم',
    keeps: ['صوت مجلس المدينة مساء الثلاثاء'],
    dims: [],
    caution: 'language',
    html: page(
      `<nav><a href="#h">الرئيسية</a> <a href="#s">رياضة</a></nav><main><article><h1>المدينة تعيد بناء المسبح القديم</h1>
      <p>صوت مجلس المدينة مساء الثلاثاء على إعادة بناء المسبح القديم على ضفة النهر بعد أحد عشر عاما من إغلاقه.</p>
      <p>وقالت ليلى حداد رئيسة المجلس: «ثلاثة أجيال تعلمت السباحة في هذا المسبح، والجيل الرابع يسافر من أجل ذلك».</p>
      <p>وتبلغ تكلفة العمل أربعة عشر مليونا، ومن المتوقع أن يستمر عامين، ويبدأ البناء في شهر مارس المقبل.</p></article></main>`,
      { title: 'المدينة تعيد بناء المسبح القديم', html: 'lang="ar" dir="rtl"' },
    ),
  },

  'cookie-wall': {
    headline,
    keeps: [first, last],
    dims: ['We and our 812 partners', 'Accept all'],
    html: page(
      `${menu}${article(story())}${footer}<div role="dialog" aria-modal="true" class="consent-overlay" style="position:fixed;inset:0;background:#fff">
      <h2>Your privacy matters to us</h2><p>We and our 812 partners store and read information on your device, such as cookies, to show advertising that fits you.</p>
      <button>Accept all</button><button>Reject all</button><a href="#p">Manage your choices</a></div>`,
    ),
  },

  'shadow-dom': {
    headline,
    keeps: [first, last],
    dims: ['Politics', 'All rights reserved'],
    html: page(`<site-frame><template shadowrootmode="open"><style>p { margin: 1em 0 }</style>${menu}<slot></slot>${footer}</template>
      <story-body><template shadowrootmode="open">${article(story())}</template></story-body></site-frame>`),
  },

  'custom-elements': {
    headline,
    keeps: [first, last],
    dims: ['Weather', 'Ferry prices rise'],
    html: page(
      `${menu}<c-page><c-article role="article"><c-headline role="heading" aria-level="1">${headline}</c-headline><c-byline>By Nora Field</c-byline>${story('c-paragraph')}</c-article>
      <c-related class="related">${related}</c-related></c-page>${footer}`,
      { head: '<style>c-page, c-article, c-headline, c-byline, c-paragraph, c-related { display: block; margin-block: 1em }</style>' },
    ),
  },

  paywall: {
    headline,
    keeps: [first, paragraphs[1]],
    dims: ['Subscribe now'],
    html: page(
      `${menu}${article(`${story('p', paragraphs.slice(0, 3))}<div class="paywall"><h2>Continue reading with a subscription</h2><p>Subscribe now for 1 pound a month and read every story without limits.</p><button>Subscribe now</button><p>Already a subscriber? <a href="#l">Log in</a></p></div>`)}${footer}`,
    ),
  },

  'endless-related': {
    headline,
    keeps: [first, last],
    dims: teasers.map(([title]) => title),
    html: page(`${menu}${article(story())}${Array.from({ length: 12 }, () => related).join('')}${footer}`),
  },

  video: {
    headline: 'Watch: the last swimmer leaves the old hall',
    keeps: ['Archive film from 2015 shows'],
    dims: ['Up next'],
    html: page(
      `${menu}<main><div class="player"><video></video><button>Play</button><button>Mute</button><span>0:00 / 2:31</span></div><h1>Watch: the last swimmer leaves the old hall</h1>
      <p>Archive film from 2015 shows the last swimmer, Edith Marr, leaving the hall in Port Ellery on the evening when it was closed for good.</p>
      <p>“I did forty lengths, as I always did, and then I switched off the light myself,” Marr told the Courier this week.</p>
      <aside class="playlist"><h2>Up next</h2><a href="#1">How to mend a roof in the rain 1:12</a><a href="#2">The otters are back 0:58</a></aside></main>${footer}`,
      { title: 'Watch: the last swimmer leaves the old hall | The Ellery Courier' },
    ),
  },

  gallery: {
    headline: 'In pictures: a hall through eleven winters',
    keeps: ['Since 2015 nobody has swum in the hall'],
    dims: ['Weather', 'Terms of use'],
    html: page(
      `${menu}<main><article><h1>In pictures: a hall through eleven winters</h1>${byline}<p>Since 2015 nobody has swum in the hall by the river, but photographers have gone in and out of it, with and without a key.</p>
      <p>The Courier asked five of them for the picture that they would keep, and for the story of how they came to take it.</p>
      ${['The deep end in the snow', 'Ivy on the clock', 'A chair nobody took'].map((text) => `<figure><img alt=""><figcaption>${text}. Photograph: Ida Brandt</figcaption></figure>`).join('')}</article></main>${footer}`,
      { title: 'In pictures: a hall through eleven winters | The Ellery Courier' },
    ),
  },

  // As viewers in the page lay out a PDF: a layer of spans, one for each line.
  'pdf-viewer': {
    headline: null,
    keeps: ['voted on Tuesday night'],
    dims: [],
    html: page(
      `<div id="toolbarViewer"><button>Zoom in</button><button>Zoom out</button></div><div id="viewer" class="pdfViewer"><div class="page"><div class="textLayer">${paragraphs
        .flatMap((text) => text.match(/.{1,60}(\s|$)/g))
        .map((line) => `<span role="presentation" dir="ltr">${line.trim()}</span><br role="presentation">`)
        .join('')}</div></div></div>`,
      { title: 'minutes.pdf', head: '<style>.textLayer span { position: absolute; white-space: pre }</style>' },
    ),
  },
};

/** Colours of every page in turn: light, dark, coloured, in newer spaces. */
export const colours = [
  '',
  'background: #111; color: #ddd',
  'background: #fbe9d0; color: #553',
  'background: oklch(0.3 0.06 250); color: oklch(0.95 0.02 90)',
];
