import type { DemonstrationWords } from './release.types.js';

type English = DemonstrationWords & { readonly lang: 'en'; readonly contactPosition: string };

export const landslideStatement: English = {
  lang: 'en',
  title: 'Statement on clearing the landslide on Provincial Road 177, and on a false picture on social media',
  summary:
    'At 5 p.m. on {-2:e}, Provincial Road 177 was open on one lane to vehicles with fewer than 16 seats; 6 households with 27 people had been brought to safety. The picture of “a coach buried” that spread on the evening of {-3:e} was not taken in this province.',
  body: `<p>In view of the wide interest in the landslide at km 41 + 300 of Provincial Road 177, the authorised spokesperson of the Provincial People's Committee states:</p>
<h2>The situation at 5 p.m. on {-2:E}</h2>
<ul>
<li>Nobody was killed or injured, and nobody is missing.</li>
<li>6 households, 27 people, of the neighbouring village were brought to the culture house and the school; there is food, bedding and clean water for 10 days.</li>
<li>4,100 of about 6,500 m³ have been cleared. One lane is open to vehicles with fewer than 16 seats, from 6 a.m. to 6 p.m. every day. Trucks and larger coaches continue to take the detour.</li>
<li>Pupils of two outlying schools that were cut off attend the main school and board there from {-1:e}.</li>
</ul>
<h2>About the picture on social media</h2>
<p>On the evening of {-3:e} several accounts posted a picture of a buried coach with the words “on the way up to Hoang Su Phi”. A comparison shows that the picture was first posted years ago and was taken elsewhere. <strong>No coach was harmed in this landslide.</strong></p>
<p>Whoever posted or shared it is asked to take it down and to post what is correct. When a source is unclear, anybody can compare it with this portal, under “Is this really official?”.</p>
<h2>What comes next</h2>
<ol>
<li>A survey of the crack above the slope by drone, with its result published before {+2:e}.</li>
<li>First support for the 6 households that must move, as the rules provide.</li>
<li>A check of 34 other places at risk along provincial roads.</li>
</ol>
<p>Press agencies that want to film on the spot call the contact below, who shows them where it is safe.</p>`,
  contactPosition: 'Officer for communication',
  signatoryPosition: 'Chief of Office',
  signatoryAuthority: [{ form: 'TUQ.', of: 'the Chairman' }],
};

/** Only begun: nobody has reviewed it, and it ends where the translator stopped. */
export const coldSpell: English = {
  lang: 'en',
  title: 'Severe cold from the night of {+1:e}: advice for people, livestock and crops',
  summary:
    'From the night of {+1:e} to {+5:e} it will be severely cold, below 3 °C in places in the high mountains, with frost possible. Bring cattle into their sheds, keep the old and the young warm, and burn no charcoal in a closed room.',
  body: `<p>According to the forecast, cold air strengthens from the night of {+1:e}. The lowest temperatures will be 6 to 9 °C in most places, and 2 to 5 °C on the stone plateau and in the western mountains.</p>
<h2>People</h2>
<ul>
<li><strong>Do not burn charcoal or wood in a closed room</strong>: the gas can kill people in their sleep.</li>
</ul>`,
  contactPosition: 'Officer, Office of the Department',
  signatoryPosition: 'Deputy Director',
  signatoryAuthority: [{ form: 'KT.', of: 'the Director' }],
};
