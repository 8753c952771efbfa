// Browsers take addresses of about a million characters.
const most = 900_000;

/**
 * A bookmark that opens the page at `site` with what is selected, or the whole page, as HTML behind a "#": browsers send that part of an
 * address to no server. What is not seen, and what tells nothing of the text, stays behind; where the rest is still too long for an
 * address, its text goes alone.
 */
export function bookmarklet(site: string): string {
  const program = `(()=>{
const d=document,s=getSelection(),e=encodeURIComponent;
let c;
if(s&&!s.isCollapsed){c=d.createElement('div');c.append(s.getRangeAt(0).cloneContents())}
else{
c=d.documentElement.cloneNode(true);
const o=[...d.querySelectorAll('body *')],k=[...c.querySelectorAll('body *')];
o.forEach((x,i)=>{if(x.checkVisibility&&!x.checkVisibility()&&!/^(script|br)$/i.test(x.tagName))k[i].remove()})
}
c.querySelectorAll('script:not([type*=json]),style,svg,template,link:not([rel=canonical])').forEach(x=>x.remove());
c.querySelectorAll('*').forEach(x=>{for(const a of [...x.attributes])if(!/^(class|id|role|href|rel|type|itemprop|itemtype|itemscope|datetime|content|name|property|title|lang|aria-hidden|hidden)$/.test(a.name)||(a.name==='href'&&x.tagName==='A'))a.name==='href'?x.setAttribute('href','#'):x.removeAttribute(a.name)});
let h='html='+e(new XMLSerializer().serializeToString(c));
if(h.length>${most})h='text='+e(String(s)||d.body.innerText).slice(0,${most}).replace(/%[^%]{0,1}$/,'');
open(${JSON.stringify(site)}+'#'+h+'&source='+e(location.href))
})()`;
  return `javascript:${encodeURIComponent(program.replaceAll('\n', ''))}`;
}
