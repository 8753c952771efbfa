/**
 * A report made by a few patterns, for tests of what the page does with a report: they must not depend on how well the
 * core finds things. It is handed into the browser as source text, so it stands alone.
 */
export function plainReport(text) {
  const spans = (pattern) => [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const boilerplate = [
    ['read-more', 'more', /^READ MORE:.*$/gm],
    ['share', 'share-offer', /^Share this article.*$/gm],
    ['advertisement', 'advertisement-label', /^Advertisement$/gm],
    ['credit', 'credit', /^\(Reporting by[^]*?\)$/gm],
    ['cookie', 'cookies', /^We use cookies.*$/gm],
    ['notice', 'rights', /^Copyright.*$/gm],
    ['call-to-action', 'asks-to-subscribe', /^Get the .*$/gm],
    ['navigation', 'navigation', /^Home >.*$/gm],
  ]
    .flatMap(([kind, reason, pattern]) => spans(pattern).map((span) => ({ ...span, kind, reason, lines: 1, place: 'inside', score: 0.9 })))
    .sort((a, b) => a.start - b.start);
  const names = [
    ['person', 'Ingrid Solberg', 'judge', /\b(Ingrid )?Solberg\b/g],
    ['person', 'Anders Myhre', 'Chief Executive', /\b(Anders )?Myhre\b/g],
    ['person', 'Kari Lund', 'Minister of Transport', /\b(Kari )?Lund\b/g],
    ['person', 'Amira Haddad', '', /\b(Amira )?Haddad\b/g],
    ['organization', 'Halvor Lines', '', /\bHalvor Lines\b/g],
    ['organization', 'Norwegian Maritime Authority', '', /\bNorwegian Maritime Authority\b/g],
    ['organization', "Lloyd's Register", '', /\bLloyd's Register\b/g],
    ['location', 'Norway', '', /\bNorway\b/g],
    ['location', 'Oslo', '', /\bOslo\b/g],
    ['location', 'Bergen', '', /\bBergen\b/g],
    ['misc', 'Solveig', 'ferry', /\bSolveig\b/g],
  ];
  const entities = names
    .map(([type, name, role, pattern]) => ({
      name,
      type,
      role,
      score: 0.8,
      storyMentions: spans(pattern).length,
      mentions: spans(pattern),
    }))
    .filter((entity) => entity.mentions.length > 0)
    .map((entity, id) => ({ id, ...entity }));
  const quoted = spans(/"[^"\n]*"/g);
  const quotes = quoted.map((span) => {
    const after = text.slice(span.end, span.end + 60);
    const speaker = entities.find((entity) => entity.type === 'person' && after.includes(entity.name.split(' ')[1]));
    const kind = /^[.,]/.test(text.slice(span.end - 2, span.end)) ? 'direct' : 'mixed';
    return {
      kind,
      content: [span],
      cue: null,
      speaker: speaker
        ? {
            start: span.end,
            end: span.end + 1,
            name: speaker.name,
            entity: speaker.id,
            anonymous: false,
            role: speaker.role,
            score: 1,
            evidence: [{ start: span.end, end: span.end + 1 }],
            candidates: [],
          }
        : null,
      score: 0.7,
    };
  });
  for (const span of spans(/that crews? had[^.\n]*|she had heard[^.\n]*|ferries that carry[^.\n]*/g)) {
    quotes.push({
      kind: 'indirect',
      content: [span],
      cue: null,
      speaker: { ...span, name: 'two officials', entity: null, anonymous: true, role: '', score: 1, evidence: [span], candidates: [] },
      score: 0.6,
    });
  }
  quotes.sort((a, b) => a.content[0].start - b.content[0].start);
  const lines = text.split('\n');
  const headline = lines.find((line) => line.length > 30) ?? '';
  const at = text.indexOf(headline);
  const findings = spans(/(^.{20,}$)\n\1$/gm).map((span) => ({
    ...span,
    kind: 'doubled-headline',
    reason: 'headline-again',
  }));
  const words = (text.match(/\S+/g) ?? []).length;
  return {
    version: 2,
    model: '00000000',
    length: text.length,
    language: 'en',
    headline: headline ? { start: at, end: at + headline.length } : null,
    standfirst: null,
    dateline: null,
    date: null,
    bylines: [],
    site: null,
    address: null,
    boilerplate,
    entities,
    entitiesFallback: false,
    quotes,
    quotesFallback: false,
    quotesPartial: false,
    findings,
    statistics: {
      paragraphs: lines.length,
      sentences: 1,
      words,
      storyWords: words,
      boilerplateWords: 0,
      quotedWords: 0,
      readingSeconds: Math.round((words * 60) / 230),
      quotes: { direct: quotes.length, mixed: 0, indirect: 0 },
      anonymousQuotes: 0,
      speakers: [],
    },
  };
}
