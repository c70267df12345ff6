/** HTML by which sanitisers of others were passed, by what it uses. */
export const htmlVectors: readonly [string, string][] = [
  [
    'script',
    '<script>alert(1)</script><SCRIPT SRC=//e.example></SCRIPT><scr<script>ipt>alert(1)</scr</script>ipt>',
  ],
  ['script split by a slash or newline', '<script/x>alert(1)</script ><script\n>alert(1)</script\t>'],
  [
    'event handlers',
    '<p onclick=a onmouseover="b"/onfocus=\'c\' ONLOAD=d>x<b/onpointerdown=alert(1)>y</b></p>',
  ],
  ['image error', '<img src=x onerror=alert(1)><image src=x onerror=alert(1)><img/src="x"/onerror=alert(1)>'],
  [
    'srcset and lowsrc',
    '<img srcset="javascript:a 1x" lowsrc=javascript:b dynsrc=javascript:c><picture><source srcset=data:x>',
  ],
  [
    'style',
    '<style>@import "//e.example"</style><p style="background:url(javascript:a)">x</p><link rel=stylesheet href=//e>',
  ],
  [
    'base and meta',
    '<base href="//evil.example/"><meta http-equiv=refresh content="0;javascript:a"><a href=x>y</a>',
  ],
  [
    'frames',
    '<iframe src=javascript:a srcdoc="<script>a</script>"></iframe><frameset onload=a><object data=data:x><embed src=x>',
  ],
  [
    'forms',
    '<form action=javascript:a><input autofocus onfocus=a><button formaction=javascript:b>x</button><isindex action=j>',
  ],
  ['nested forms', '<form><div></form><form><input></div><p>x</form>'],
  ['xmp', '<xmp><script>alert(1)</script></xmp><p>x<xmp></p><img src=x onerror=alert(1)></xmp>'],
  ['xmp in an attribute', '<xmp><p title="</xmp><img src=x onerror=alert(1)>">'],
  ['noscript', '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>'],
  ['noscript in style', '<noscript><style></noscript><img src=x onerror=alert(1)></style></noscript>'],
  [
    'textarea and title',
    '<textarea></textarea><img src=x onerror=a></textarea><title></title><script>a</script></title>',
  ],
  ['plaintext', '<p>x<plaintext><script>alert(1)</script>'],
  ['listing and pre', '<listing>&lt;img src=x onerror=a&gt;</listing><pre>\n\n<b>x</b></pre>'],
  ['template', '<template><script>a</script><template><img src=x onerror=a></template></template>x'],
  ['declarative shadow root', '<div><template shadowrootmode=open><script>a</script></template></div>'],
  [
    'svg',
    '<svg onload=a><script>b</script><a xlink:href="javascript:c"><text>x</text></a><use href="data:d#e"/></svg>',
  ],
  [
    'svg animation',
    '<svg><a><animate attributeName=href values=javascript:a /><text>x</text></a><set attributeName=onload to=a></svg>',
  ],
  [
    'svg style and title',
    '<svg></p><style><a id="</style><img src=x onerror=alert(1)>"></svg><svg><title><style><!--</style><img src=x onerror=a>--></title>',
  ],
  ['svg foreignObject', '<svg><foreignObject><p>x<iframe srcdoc=a></foreignObject><desc><p>y</desc></svg>'],
  ['svg p breakout', '<svg></p><style><g title="</style><img src onerror=alert(1)>">'],
  [
    'math',
    '<math><a xlink:href=javascript:a>x</a><maction actiontype=statusline xlink:href=javascript:b>y</maction></math>',
  ],
  [
    'math with mglyph',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  ],
  ['math with forms', '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>'],
  [
    'math annotation',
    '<math><annotation-xml encoding="text/html"><style><img src=x onerror=a></style></annotation-xml></math>',
  ],
  ['math in a table', '<table><math><mi><p><style><!--</style><img src=x onerror=a>--></table>'],
  ['malignmark', '<math><mi><table><malignmark><style></table></mi><img src=x onerror=a></style></math>'],
  ['namespace confusion by br', '<svg><p><br><style><a title="</style><img src=x onerror=a>"></svg>'],
  ['cdata', '<svg><![CDATA[><img src=x onerror=a>]]></svg><![CDATA[<script>a</script>]]>'],
  [
    'comments',
    '<!--><img src=x onerror=a>--><!-- --!><img src=x onerror=a> --><!--[if IE]><script>a</script><![endif]-->',
  ],
  [
    'processing instruction',
    '<?xml version="1.0"?><?php a ?><!DOCTYPE x [<!ENTITY e "<script>a</script>">]>&e;',
  ],
  [
    'is and custom elements',
    '<p is=x-a>x</p><x-a onclick=a>y</x-a><custom-element><script>a</script></custom-element>',
  ],
  [
    'clobbering',
    '<form id=document><input name=cookie></form><a id=attributes name=attributes>x</a><img name=getElementById>',
  ],
  [
    'prototype names',
    '<constructor>x</constructor><__proto__ __proto__=y>x</__proto__><p constructor=a tostring=b>y</p><hasownproperty>z',
  ],
  [
    'unquoted and broken attributes',
    '<a href=`https://a.vn`onclick=a>x</a><a href="https://a.vn"onclick=a>y</a><a "=">z</a>',
  ],
  [
    'quotes in addresses',
    '<a href=\'https://a.vn/"onclick="a\'>x</a><a href="https://a.vn/&quot;&gt;&lt;script&gt;">y</a>',
  ],
  [
    'null and controls',
    '<scr\0ipt>alert(1)</script><p\0 onclick=a>x\0</p><a href="java\0script:a">y</a>&#0;&#x80;',
  ],
  [
    'entities without an end',
    '<a href="&#106&#97&#118&#97&#115&#99&#114&#105&#112&#116&#58a">x</a>&lt;script&gt;&ltscript&gt',
  ],
  ['double encoding', '&amp;lt;script&amp;gt;alert(1)&amp;lt;/script&amp;gt;<p>%3Cscript%3E'],
  ['unicode look-alikes', '＜script＞alert(1)＜/script＞\u2028<p>﹤img src=x﹥</p>&#xff1c;script&#xff1e;'],
  ['direction overrides', '<p dir=rtl>\u202egov.example\u202c &#x202e;x&#8297;</p><bdo dir=rtl>abc</bdo>'],
  ['marks after tags', '<p>\u0338<b>\u0338</b>\u0338<a href=https://a.vn>\u0338\u0301</a><br>\u0338</p>'],
  ['select', '<select><option><script>a</script><template><img src=x onerror=a></select><p>x'],
  [
    'nested links',
    '<a href=https://a.vn>x<table><tr><td><a href=https://b.vn>y</a></table>z</a><a href=https://c.vn><p>p</a>q',
  ],
  ['misnested formatting', '<b><p>a<i>b</b>c</p>d</i><a><b><div>x</a>y</b></div><em><ul><li>z</em></ul>'],
  ['table fostering', '<table>x<b>y<tr><p>z<td>w</table><table><tr><td><table><script>a</script><td>v'],
  ['table parts alone', '<td>a</td><tr><th>b</th></tr><tbody><caption>c</caption><col><li>d<dd>e</tbody>'],
  [
    'frames and ruby',
    '<ruby>x<rp>(<rt>y<rp>)</ruby><marquee onstart=a>z</marquee><details ontoggle=a open>w',
  ],
  ['unclosed everything', '<p><b><a href="https://a.vn" <ul><li <table'],
  ['attribute names', '<p <script>alert(1)</script>>x</p><p a<b="c" d\'e=f g"h=i>y</p>'],
  [
    'hrefs of other elements',
    '<span href=javascript:a lang="en\' onclick=a">x</span><td href=javascript:b>y<p lang=javascript:c>',
  ],
  [
    'files',
    '<figure data-file=javascript:a onclick=b><img src=x onerror=c></figure><figure data-file="x"><script>d</script></figure>',
  ],
  [
    'addresses that are programs',
    '<a href="java\tscr\nipt:alert(1)">a</a><a href=" javascript&colon;alert(1)">b</a><a href="data:text/html,<script>alert(1)</script>">c</a><a href=vbscript:a>d</a>',
  ],
  [
    'addresses of elsewhere',
    '<a href="//evil.example/">a</a><a href="\\\\evil.example\\">b</a><a href="https:evil.example">c</a><a href="blob:https://a.vn/1">d</a><a ping=//evil.example href=https://a.vn/>e</a>',
  ],
  [
    'named entities',
    '<a href="https&colon;//a.vn/&Tab;&NewLine;&lpar;1&rpar;">x</a>&lt&gt&quot;&apos;&nvlt;script&nvgt;',
  ],
  [
    'ends of script and style',
    '</script><script>alert(1)</script></style><img src=x onerror=alert(1)></title></textarea>',
  ],
  [
    'texts that are raw elsewhere',
    '<noembed><img src=x onerror=a></noembed><noframes><p title="</noframes><img src=x onerror=a>"></noframes>',
  ],
  ['deep nesting', `${'<div>'.repeat(40)}<svg><style><a title="</style><img src=x onerror=alert(1)>">`],
  [
    'options that copy themselves',
    '<select><button><selectedcontent></selectedcontent></button><option><img src=x onerror=a>y</option></select>',
  ],
  [
    'media',
    '<audio src=x onerror=a></audio><video poster=javascript:a><source onerror=b></video><track src=x>',
  ],
];

/** What breaks out of an attribute, an element or a script, where no HTML is meant at all. */
export const lineVectors: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '" onmouseover="alert(1)" x="',
  "' autofocus onfocus='alert(1)",
  '` onerror=alert(1) `',
  '</title><script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '</style><style>*{display:none}</style>',
  '</textarea></select><iframe src=javascript:alert(1)>',
  '<!--<script>-->',
  ']]><script>alert(1)</script><![CDATA[',
  '&lt;img src=x onerror=alert(1)&gt;&quot;&#x3c;script&#x3e;',
  '${alert(1)}{{constructor.constructor("alert(1)")()}}',
  'javascript:alert(1)//',
  '\\u003c/script\\u003e","x":"\\',
  '\u200b<\u0338script>＜script＞',
];

/** What a line may not hold at all, since it makes text look like another. */
export const forbiddenLines: readonly string[] = [
  'a\0b',
  'a\u001bb',
  '\u202egov.vn',
  'a\u2066b',
  '\ud800',
  '\ufffe',
];
