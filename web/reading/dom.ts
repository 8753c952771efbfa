/**
 * Properties and methods of nodes, read through the prototypes' own getters. A page's markup can hide those of a node: a form's fields
 * and the names of a document's images and forms stand in front of them (`<input name="childNodes">`). Reading a page by these functions
 * sees the node itself.
 */
const { getOwnPropertyDescriptor } = Object;
const { apply } = Reflect;

type Prototype<Type> = { prototype: Type };

/** A function that reads a property of a node by the getter of its prototype. */
function getter<Type, Name extends keyof Type>({ prototype }: Prototype<Type>, name: Name): (node: Type) => Type[Name] {
  const get = getOwnPropertyDescriptor(prototype, name)?.get;
  if (!get) throw new TypeError(`no getter: ${String(name)}`);
  return (node) => apply(get, node, []) as Type[Name];
}

/** A function that calls a method of a node by that of its prototype. */
function method<Type, Name extends keyof Type>(
  { prototype }: Prototype<Type>,
  name: Name,
): Type[Name] extends (...values: infer Values) => infer Result ? (node: Type, ...values: Values) => Result : never {
  const call = prototype[name] as (...values: unknown[]) => unknown;
  return ((node: Type, ...values: unknown[]) => apply(call, node, values)) as never;
}

export const childNodes = getter(Node, 'childNodes');
export const nodeType = getter(Node, 'nodeType');
export const parentElement = getter(Node, 'parentElement');
export const parentNode = getter(Node, 'parentNode');
export const textContent = getter(Node, 'textContent');
export const isConnected = getter(Node, 'isConnected');
/** Null for a document itself. */
export const ownerDocument = getter(Node, 'ownerDocument');
export const rootOf = method(Node, 'getRootNode');
export const contains = method(Node, 'contains');
export const comparePosition = method(Node, 'compareDocumentPosition');

export const localName = getter(Element, 'localName');
export const openShadowRoot = getter(Element, 'shadowRoot');
export const attribute = method(Element, 'getAttribute') as (element: Element, name: string) => string | null;
export const hasAttribute = method(Element, 'hasAttribute');
export const setAttribute = method(Element, 'setAttribute');
export const removeAttribute = method(Element, 'removeAttribute');
export const closest = method(Element, 'closest') as (element: Element, selector: string) => Element | null;
export const boxOf = method(Element, 'getBoundingClientRect');
/** One for each line box; none where nothing is drawn. */
export const boxesOf = method(Element, 'getClientRects');
export const scrollIntoView = method(Element, 'scrollIntoView');

export const documentElement = getter(Document, 'documentElement');
export const defaultView = getter(Document, 'defaultView');
export const newRange = method(Document, 'createRange');
export const titleOf = getter(Document, 'title');
const find = method(Document, 'querySelector');
const findAll = method(Document, 'querySelectorAll');
export const first = (document: Document, selector: string): Element | null => find(document, selector) as Element | null;
export const all = (document: Document, selector: string): NodeListOf<Element> => findAll(document, selector) as NodeListOf<Element>;
