/** Files that the bundler hands in: as text with `?raw`, as a style sheet with `.css`. */
declare module '*?raw' {
  const text: string;
  export default text;
}
declare module '*.css';
