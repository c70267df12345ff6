import type { DemonstrationWords } from './release.types.js';

type English = DemonstrationWords & { readonly lang: 'en'; readonly contactPosition: string };

const PRESS_OFFICER = 'Officer, Press and Publishing Division';
const DEPUTY = 'Deputy Director';

export const festivalProgramme: English = {
  lang: 'en',
  title: '{+12:y} Buckwheat Flower Festival opens in Dong Van on {+12:e}',
  summary:
    'The festival runs from {+12:e} to {+14:E} in nine communes of the stone plateau, with an opening night and 14 events run by residents. The flowers can be seen free of charge at 21 places; prices of services are posted at every one of them.',
  body: `<p>The Department of Culture, Sports and Tourism announces the {+12:y} Buckwheat Flower Festival, under the theme “Stone in bloom”. Nine communes of the stone plateau hold it together. Residents are the owners of the fields, the hosts and the artists, and it is they who earn from it.</p>
<h2>Main programme</h2>
<table>
<tr><th>Time</th><th>Event</th><th>Place</th></tr>
<tr><td>8 p.m., {+12:e}</td><td>Opening night: 160 players of khèn, flute and leaf</td><td>Dong Van Stadium</td></tr>
<tr><td>8 a.m., {+13:e}</td><td>Contests in weaving linen, pounding rice cakes and baking buckwheat cakes</td><td>Dong Van market</td></tr>
<tr><td>2 p.m., {+13:e}</td><td>“Over the Pass” run, 10 km and 21 km</td><td>Dong Van, Meo Vac</td></tr>
<tr><td>9 a.m., {+14:e}</td><td>Music day of boarding pupils</td><td>Lung Cu</td></tr>
</table>
<figure data-file="hoa-tam-giac-mach.jpg"></figure>
<h2>Where to see the flowers</h2>
<p>Across the region 430 ha were sown in three rounds, so that one field follows another in bloom until the end of next month. The Department has surveyed and signposted 21 places:</p>
<ul>
<li>Sa Phin: 6 places, in full bloom, 2 of them with a path for people with disabilities;</li>
<li>Lung Cu and Pho Bang: 8 places, about 70% in bloom;</li>
<li>Dong Van and Meo Vac: 7 places, expected in full bloom from {+10:e}.</li>
</ul>
<h2>What visitors should know</h2>
<ul>
<li>Entry to the fields is free. Parking costs at most VND 10,000 for a motorbike and VND 40,000 for a car with fewer than 9 seats.</li>
<li>The region has about 8,200 beds; by {-9:e}, 61% were booked. Book before you set out.</li>
<li>Do not pick the flowers or step on the beds, and do not give money to children by the road.</li>
</ul>
<p>The festival hotline, <strong>0219 000 0112</strong>, is staffed from 6 a.m. to 10 p.m. during the festival.</p>`,
  quotes: [
    {
      text: 'When the flowers are gone the stone remains. We want our guests to go home remembering the name of whoever offered them a bowl of water.',
      name: 'Hoàng Văn Thạch',
      position: 'Deputy Director, Department of Culture, Sports and Tourism',
    },
  ],
  contactPosition: PRESS_OFFICER,
  signatoryPosition: DEPUTY,
  signatoryAuthority: [{ form: 'KT.', of: 'the Director' }],
  eventPlace: 'Dong Van Stadium, Dong Van Commune',
  files: {
    'hoa-tam-giac-mach.jpg': {
      caption: 'A field of buckwheat in bloom between sharp rocks (drawing)',
      alt: 'Drawing of a pink field of buckwheat flowers with three grey rocks in it, and cone-shaped hills behind',
    },
    'chuong-trinh-le-hoi.pdf': { caption: 'Programme of the three days (in Vietnamese)' },
  },
};

export const festivalTraffic: English = {
  lang: 'en',
  title: 'Traffic on National Road 4C during the three days of the Buckwheat Flower Festival',
  summary:
    'From 6 a.m. on {+12:e} to 6 p.m. on {+14:e}, coaches with 29 seats or more do not cross the Ma Pi Leng Pass. Free shuttles run between Dong Van and Meo Vac every 15 minutes.',
  body: `<p>For the safety of residents and visitors, the Department of Construction announces how traffic is arranged on National Road 4C while the festival lasts.</p>
<figure data-file="cao-nguyen-da.jpg"></figure>
<h2>Where vehicles are restricted</h2>
<p>From <strong>7 a.m. on {+12:e} to 6 p.m. on {+14:e}</strong>, coaches with 29 seats or more and trucks over 5 tonnes do not enter the section of about 20 km from the centre of Dong Van Commune to the edge of the centre of Meo Vac Commune. Cars, motorbikes, ambulances, vehicles with essential goods and those of people who live along the road are not affected.</p>
<h2>Free shuttles</h2>
<table>
<tr><th>Route</th><th>First</th><th>Last</th></tr>
<tr><td>Dong Van to Meo Vac</td><td>6.45 a.m.</td><td>6.30 p.m.</td></tr>
<tr><td>Meo Vac to Dong Van</td><td>7 a.m.</td><td>7 p.m.</td></tr>
</table>
<p>They leave from the car park of Dong Van Stadium and from Meo Vac bus station. Children under 6 travel with an adult. Two buses have a wheelchair lift and leave on even hours.</p>
<h2>What drivers and visitors should do</h2>
<ol>
<li>Park coaches with 29 seats or more in these two places before the restriction begins. Capacity: Dong Van 180, Meo Vac 120.</li>
<li>Stop for pictures only at the 6 marked stopping places; never in a bend.</li>
<li>Use a low gear downhill; do not hire a scooter if you are not used to mountain roads.</li>
<li>In case of trouble call the traffic desk, <strong>0219 000 0113</strong>, day and night.</li>
</ol>
<p>In heavy rain, or in fog with less than 30 m of visibility, the officers on duty may stop all traffic on the pass until it is safe. News is posted here at once.</p>`,
  contactPosition: 'Deputy Head, Office of the Department',
  signatoryPosition: DEPUTY,
  signatoryAuthority: [{ form: 'KT.', of: 'the Director' }],
  files: {
    'cao-nguyen-da.jpg': {
      caption: 'National Road 4C on the Ma Pi Leng Pass (drawing)',
      alt: 'Drawing of a road that winds along a wall of rock, with a green river below',
    },
    'phuong-an-giao-thong-ban-ky.pdf': { caption: 'Traffic plan (illustration, in Vietnamese)' },
  },
};

export const creativeContest: English = {
  lang: 'en',
  title: 'Call for entries: “Stories the stone tells”, a contest of digital content',
  summary:
    'Individuals and groups at home and abroad may enter until {+45:E}. The prizes are worth VND 96 million in all, with a category of its own for content in the languages of ethnic minorities.',
  body: `<p>The Department of Culture, Sports and Tourism opens “Stories the stone tells”, a contest of digital content about the people, the heritage and the life of today in this land, as seen by those who live it.</p>
<h2>Who may enter</h2>
<p>Anybody from the age of 16 and any group, at home or abroad. A group names one representative. Members of the organising committee, the jury and the secretariat <strong>may not enter</strong>.</p>
<h2>Categories</h2>
<ul>
<li>Short video: 60 to 180 seconds, at least 1080 × 1920;</li>
<li>Photo story: 8 to 15 pictures, each with a caption;</li>
<li>Audio or video in Hmong, Tày, Dao, Nùng or another minority language, with a Vietnamese translation.</li>
</ul>
<p>At most three entries for each author, none of which has won a prize elsewhere. Those who are shown must agree; for children a parent or guardian agrees in writing.</p>
<h2>Judging and prizes</h2>
<p>At least three jurors score each entry without knowing its author. The public vote counts for 20%. Results are expected on {+75:E}; authors then have 5 working days to object.</p>
<table>
<tr><th>Prize</th><th>In each category</th><th>Worth</th></tr>
<tr><td>First</td><td>1</td><td>VND 12,000,000</td></tr>
<tr><td>Second</td><td>1</td><td>VND 8,000,000</td></tr>
<tr><td>Third</td><td>2</td><td>VND 4,000,000</td></tr>
<tr><td>Encouragement</td><td>2</td><td>VND 2,000,000</td></tr>
</table>
<p>Authors keep their copyright. The organisers may use the winning entries to inform the public, without profit and with the name of the author.</p>`,
  contactPosition: PRESS_OFFICER,
  signatoryPosition: DEPUTY,
  signatoryAuthority: [{ form: 'KT.', of: 'the Director' }],
};
