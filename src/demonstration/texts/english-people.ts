import type { DemonstrationWords } from './release.types.js';

type English = DemonstrationWords & { readonly lang: 'en'; readonly contactPosition: string };

export const digitalHalfYear: English = {
  lang: 'en',
  title: '71 of 73 communes and wards now take applications online; 19 villages remain without coverage',
  summary:
    'After six months 62% of applications at commune level are made online, a third of them with the help of community digital teams. The Department publishes the list of 19 villages without mobile coverage and the date by which each will have it.',
  body: `<p>The Department of Science and Technology publishes the results of six months of digital transformation in communes, as of {-20:E}.</p>
<h2>What has been achieved</h2>
<ul>
<li>71 of 73 communes and wards receive and return applications online for 187 procedures.</li>
<li>62% of applications are made online, up from 39%; the average time to a decision fell from 6.4 to 4.1 working days.</li>
<li>1,312 community digital teams with 8,470 members; twice a week at the markets, they have helped 24,600 times.</li>
<li>Spoken guidance in Hmong, Tày and Dao for the 20 procedures used most.</li>
</ul>
<h2>What has not</h2>
<p>Two communes fell short because their connections are unstable; officers take paper and enter it for the applicant. <strong>19 villages have no mobile coverage</strong>, 11 of them no mains electricity. A third of online applications are still entered by officers or digital teams: people can apply, but not yet on their own.</p>
<h2>When coverage will come</h2>
<table>
<tr><th>Phase</th><th>Villages</th><th>Complete by</th></tr>
<tr><td>1, with mains electricity</td><td>8</td><td>{+40:E}</td></tr>
<tr><td>2, on solar power</td><td>7</td><td>{+100:E}</td></tr>
<tr><td>3, waiting for the grid</td><td>4</td><td>{+190:E}</td></tr>
</table>
<p>The list of villages is posted at the offices of the communes. Whoever does not read, or has no smartphone, is served in person as before: applying online is a right, not a condition.</p>
<p>Press agencies that need figures for each commune may ask the contact below; they are given as a spreadsheet.</p>`,
  contactPosition: 'Officer, Post and Telecommunications Division',
  signatoryPosition: 'Deputy Director',
  signatoryAuthority: [{ form: 'KT.', of: 'the Director' }],
  files: {
    'thon-chua-co-song.xlsx': { caption: 'The 19 villages without coverage, by phase (in Vietnamese)' },
  },
};

export const terracesWeek: English = {
  lang: 'en',
  title: '“Through the Hoang Su Phi terraced heritage” culture week opens on {+25:e}',
  summary:
    'Seven days of events in the communes of the rice terraces, prepared by La Chí, Dao, Nùng and Hmong people. Visitors reap upland rice, walk along old water channels and stay in 46 certified homes.',
  body: `<p>The People's Committee of Hoang Su Phi Commune, with the communes of Nam Dich, Ho Thau and Thong Nguyen, holds the culture week “Through the Hoang Su Phi terraced heritage” from {+25:e} to {+31:E}.</p>
<h2>Why it is heritage</h2>
<p>The terraces were cut over many generations, from the streams up the slopes of Tay Con Linh. The national scenic site consists of many fields; the four communes alone till about 3,100 ha, fed by 412 km of earthen channels that the villages keep themselves. As long as there are channels there are fields: a part of the ticket money goes to those who keep them.</p>
<figure data-file="ruong-bac-thang.jpg"></figure>
<h2>Main events</h2>
<ul>
<li>New rice ceremony of the La Chí, {+25:e};</li>
<li>Contests in planting, reaping and mending banks between 12 villages, {+26:e};</li>
<li>A walk of 14 km along the old Nam Khoa channel, at most 150 guests a day;</li>
<li>Crafts: forging, silver, indigo, beeswax patterns;</li>
<li>Market of Shan Tuyet tea from Thong Nguyen and Ho Thau, {+29:e}.</li>
</ul>
<h2>Where to stay, how to get there</h2>
<p>46 certified homes have 620 beds, from VND 120,000 a night, as posted at the door. Provincial Road 177 is open on one lane in Nam Dich Commune; vehicles with more than 16 seats take the detour, or guests take the shuttle from Tan Quang, 6 times a day.</p>
<h2>Keep the fields clean</h2>
<ol>
<li>Stay on the marked paths; do not step on the banks.</li>
<li>Bring your rubbish to the collection points; no disposable cups or bags are used this week.</li>
<li>Drones are registered three days ahead.</li>
</ol>
<p>Press agencies register by {+20:e}; there are guides who speak La Chí, Dao and English.</p>`,
  contactPosition: 'Officer for Culture and Social Affairs',
  signatoryPosition: 'Chairman',
  signatoryAuthority: [{ form: 'TM.', of: "the People's Committee" }],
  eventPlace: 'Hoang Su Phi Commune',
  files: {
    'ruong-bac-thang.jpg': {
      caption: 'Rice terraces before the harvest (drawing)',
      alt: 'Drawing of yellow and green rice terraces that curve along a slope, with a small house',
    },
  },
};

export const tourismResults: English = {
  lang: 'en',
  title: 'In ten months 1.94 million visitors came to the stone plateau; long stays are up by 23%',
  summary:
    'The average stay grew from 1.6 to 1.9 days; 41% of the revenue went to households and cooperatives. The Department publishes how it counts, the figures of each commune, and three things that fell short.',
  body: `<p>The Department of Culture, Sports and Tourism publishes the results of ten months of tourism on the stone plateau and in the land of the rice terraces.</p>
<h2>Main results</h2>
<table>
<tr><th>Indicator</th><th>Ten months</th><th>On the year</th></tr>
<tr><td>Visits</td><td>1.94 million</td><td>up 8.2%</td></tr>
<tr><td>Visitors from abroad</td><td>196,000</td><td>up 31%</td></tr>
<tr><td>Stays of three days or more</td><td>247,000</td><td>up 23%</td></tr>
<tr><td>Total revenue</td><td>VND 4,310 billion</td><td>up 14%</td></tr>
</table>
<h2>Who gains</h2>
<ul>
<li>41% of the revenue went to households and cooperatives, 6 percentage points more.</li>
<li>1,280 families receive guests at home; in 62% of them the business is in a woman's name.</li>
<li>940 people work as guides, 710 of them trained residents.</li>
</ul>
<h2>What fell short</h2>
<ol>
<li>Congestion on three peak weekends in Dong Van and Lung Cu.</li>
<li>17% of the places inspected did not post their prices as they must.</li>
<li>Rubbish at stopping places: collected at 9 of 12 so far.</li>
</ol>
<p>The figures come from the accommodation reports of 73 communes and wards, compared with tickets and with mobile subscribers from other provinces; the error is put at 4%. The figures of each commune are given to press agencies as a spreadsheet.</p>`,
  quotes: [
    {
      text: 'We do not count visitors to boast. We count how many homes have light because of them.',
      name: 'Hoàng Văn Thạch',
      position: 'Deputy Director, Department of Culture, Sports and Tourism',
    },
  ],
  contactPosition: 'Officer, Press and Publishing Division',
  signatoryPosition: 'Deputy Director',
  signatoryAuthority: [{ form: 'KT.', of: 'the Director' }],
  files: {
    'ruong-bac-thang.jpg': {
      caption: 'Rice terraces before the harvest (drawing)',
      alt: 'Drawing of yellow and green rice terraces that curve along a slope, with a small house',
    },
  },
};
