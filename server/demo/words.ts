export const COMPANY_FIRST = ['Alder', 'Beacon', 'Cobalt', 'Delta', 'Evergreen', 'Falcon', 'Granite', 'Harbor', 'Ivory', 'Juniper', 'Kestrel', 'Lumen', 'Meridian', 'Nimbus', 'Orchard', 'Pinnacle', 'Quartz', 'Ridge', 'Summit', 'Tidal', 'Umber', 'Vertex', 'Willow', 'Zephyr'];
export const COMPANY_LAST = ['Analytics', 'Bakery', 'Biotech', 'Builders', 'Clinics', 'Coffee', 'Energy', 'Foods', 'Freight', 'Hotels', 'Instruments', 'Interiors', 'Labs', 'Logistics', 'Media', 'Optics', 'Outfitters', 'Pharma', 'Robotics', 'Software', 'Studios', 'Systems', 'Textiles', 'Works'];
export const INDUSTRIES = ['Software', 'Manufacturing', 'Healthcare', 'Logistics', 'Retail', 'Hospitality', 'Energy', 'Food', 'Media', 'Construction'];
export const FIRST_NAMES = ['Ada', 'Amir', 'Beatriz', 'Caleb', 'Chiara', 'Daniel', 'Elif', 'Emeka', 'Freya', 'Goran', 'Hana', 'Ines', 'Jonas', 'Keiko', 'Lars', 'Leila', 'Mateo', 'Mila', 'Noor', 'Oskar', 'Priya', 'Rafael', 'Sofia', 'Tomas', 'Uma', 'Viktor', 'Wen', 'Yara', 'Zoe'];
export const LAST_NAMES = ['Abbott', 'Bakker', 'Costa', 'Dubois', 'Eriksen', 'Fischer', 'Garcia', 'Hughes', 'Ivanova', 'Jensen', 'Kowalski', 'Lindqvist', 'Moreau', 'Nakamura', 'Okafor', 'Patel', 'Quinn', 'Rossi', 'Silva', 'Tanaka', 'Usman', 'Varga', 'Weber', 'Xu', 'Young', 'Zimmer'];
export const JOB_TITLES = ['Head of purchasing', 'Operations manager', 'Managing director', 'IT lead', 'Finance director', 'Office manager', 'Plant manager', 'Marketing lead', 'Store manager', 'Founder'];
export const CITIES: [city: string, country: string, dial: string][] = [
  ['Amsterdam', 'NL', '+31 20 555 01'],
  ['Berlin', 'DE', '+49 30 9018 20'],
  ['Boston', 'US', '+1 617 555 01'],
  ['Chicago', 'US', '+1 312 555 01'],
  ['Denver', 'US', '+1 303 555 01'],
  ['Lisbon', 'PT', '+351 21 355 01'],
  ['London', 'GB', '+44 20 7946 00'],
  ['Madrid', 'ES', '+34 91 555 01'],
  ['Paris', 'FR', '+33 1 55 55 01'],
  ['Seattle', 'US', '+1 206 555 01'],
];
export const OFFERS: [product: string, price: number][] = [
  ['Starter plan, yearly', 1_200],
  ['Team plan, yearly', 4_800],
  ['Enterprise plan, yearly', 24_000],
  ['Onboarding', 2_500],
  ['Training day', 1_400],
  ['Premium support', 6_000],
  ['Integration project', 9_500],
];
export const LOST_REASONS = ['Price', 'Chose a competitor', 'No budget this year', 'Project was stopped', 'Missing feature'];
export const COMPETITORS = ['Brightdesk', 'Salesloom', 'Octavo CRM', 'Peakline'];
export const SOURCES = ['Referral', 'Website', 'Trade fair', 'Partner', 'Outbound', 'Webinar'];
export const TALKS: Record<'EMAIL' | 'CALL' | 'MEETING' | 'NOTE', string[]> = {
  EMAIL: ['Offer sent', 'Answered questions on the contract', 'Thanked for the visit', 'Sent case study', 'Asked for the signed order'],
  CALL: ['Intro call', 'Follow-up on the offer', 'Clarified requirements', 'Checked satisfaction', 'Negotiated terms'],
  MEETING: ['Product demo', 'Kick-off workshop', 'Quarterly review', 'On-site visit', 'Contract talk'],
  NOTE: ['Decision expected after the summer', 'Budget holder is the finance director', 'Prefers calls in the morning', 'Uses spreadsheets today', 'Wants to start with one team'],
};
export const OUTCOMES = ['Reached', 'Left a message', 'Will call back', 'Agreed on next step', 'Not interested now'];
