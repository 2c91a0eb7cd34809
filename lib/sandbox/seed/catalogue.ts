/** A campaign as it stands on the board of a floor: `prefix` opens the names of its lists. */
type CampaignName = { name: string; prefix: string; vertical: string; zone: string }

const named = (name: string, prefix: string, vertical: string, zone: string): CampaignName => ({ name, prefix, vertical, zone })

export const campaignNames: readonly [CampaignName, ...CampaignName[]] = [
  named('Solar CA - Homeowners', 'Solar CA', 'Solar', 'America/Los_Angeles'),
  named('Final Expense - East', 'FE East', 'Final Expense', 'America/New_York'),
  named('Medicare Advantage AEP', 'MA AEP', 'Medicare', 'America/Chicago'),
  named('Auto Insurance - Inbound Blend', 'Auto Blend', 'Auto Insurance', 'America/New_York'),
  named('Debt Relief National', 'Debt Relief', 'Debt', 'America/Chicago'),
  named('Home Warranty Renewals', 'HW Renewal', 'Home Warranty', 'America/Denver'),
  named('Final Expense - Spanish Desk', 'FE Spanish', 'Final Expense', 'America/Los_Angeles'),
  named('Solar AZ / NV', 'Solar AZ', 'Solar', 'America/Phoenix'),
  named('Medicare Supplement T65', 'MedSupp T65', 'Medicare', 'America/New_York'),
  named('Auto Warranty Web Leads', 'AW Web', 'Auto Warranty', 'America/Chicago'),
  named('Retention - Lapsing Policies', 'Retention', 'Retention', 'America/Los_Angeles'),
  named('Roofing & Windows TX', 'Roof TX', 'Home Improvement', 'America/Chicago'),
  named('ACA Health - Open Enrollment', 'ACA OEP', 'Health', 'America/New_York'),
  named('Student Loan Review', 'Loan Review', 'Debt', 'America/Denver'),
  named('Win-Back 2026', 'Win-Back', 'Retention', 'America/New_York'),
  named('Solar FL Storm', 'Solar FL', 'Solar', 'America/New_York'),
  named('Tax Resolution Q4', 'Tax Q4', 'Tax', 'America/Phoenix'),
  named('Life - Mortgage Protection', 'Mortgage P', 'Life', 'America/Denver'),
  named('Appointment Confirmations', 'Appt Conf', 'Service', 'America/Los_Angeles'),
  named('Home Security - Live Transfers', 'Security LT', 'Home Security', 'America/Chicago'),
  named('Customer Care Surveys', 'Care Survey', 'Service', 'America/Los_Angeles'),
  named('Aged Leads 90+', 'Aged 90', 'Mixed', 'America/Phoenix'),
  named('Gutter Guard Pilot', 'Gutter', 'Home Improvement', 'America/New_York'),
  named('Pet Insurance Launch', 'Pet Launch', 'Pet Insurance', 'America/Los_Angeles'),
]

export const listSources: readonly [string, ...string[]] = [
  'Web Forms', 'Facebook', 'Aged', 'Google', 'Vendor A', 'Vendor B', 'Direct Mail', 'Referral', 'TV Ads', 'Recycled', 'Priority', 'Weekend',
]

export const leadSources: readonly [string, ...string[]] = [
  'QuoteWise', 'FB-Forms', 'GoogleAds', 'MailHouse', 'PartnerPost', 'TV-Direct', 'Referral', 'LandingPage-7',
]

export const firstNames: readonly [string, ...string[]] = [
  'James', 'Mary', 'Robert', 'Patricia', 'John', 'Jennifer', 'Michael', 'Linda', 'David', 'Elizabeth', 'William', 'Barbara', 'Richard',
  'Susan', 'Joseph',
  'Jessica', 'Thomas', 'Karen', 'Charles', 'Sarah', 'Christopher', 'Lisa', 'Daniel', 'Nancy', 'Matthew', 'Sandra', 'Anthony', 'Betty',
  'Mark', 'Ashley',
  'Donald', 'Emily', 'Steven', 'Kimberly', 'Andrew', 'Margaret', 'Paul', 'Donna', 'Joshua', 'Michelle', 'Kenneth', 'Carol', 'Kevin',
  'Amanda', 'Brian',
  'Melissa', 'George', 'Deborah', 'Timothy', 'Stephanie', 'José', 'María', 'Zoë', 'Chloé', 'Jesús', 'Sofía', 'Andrés', 'Lucía', 'Łukasz',
  'Małgorzata',
  'Đức', 'Thị Hồng', 'Ramón', 'Renée', 'Jürgen', 'Søren', 'Siobhán', 'Kwame', 'Aaliyah', 'Darnell', 'Latoya', 'Wei', 'Mei', 'Hiroshi',
  'Priya', 'Arjun',
  'Fatima', 'Omar', 'Olga', 'Dmitri', 'Guadalupe', 'Esperanza', 'Héctor', 'Inés', 'Earl', 'Gladys', 'Norma', 'Wendell', 'Loretta', 'Clyde',
  "D'Andre", 'Jo Ann',
]

export const lastNames: readonly [string, ...string[]] = [
  'Smith', 'Johnson', 'Williams', 'Brown', 'Jones', 'Garcia', 'Miller', 'Davis', 'Rodriguez', 'Martinez', 'Hernandez', 'Lopez', 'Gonzalez',
  'Wilson',
  'Anderson', 'Thomas', 'Taylor', 'Moore', 'Jackson', 'Martin', 'Lee', 'Perez', 'Thompson', 'White', 'Harris', 'Sanchez', 'Clark',
  'Ramirez', 'Lewis',
  'Robinson', 'Walker', 'Young', 'Allen', 'King', 'Wright', 'Scott', 'Torres', 'Nguyễn', 'Hill', 'Flores', 'Green', 'Adams', 'Nelson',
  'Baker', 'Hall',
  'Rivera', 'Campbell', 'Mitchell', 'Carter', 'Roberts', 'Núñez', 'Peña', 'Ibáñez', 'Muñoz', 'Gutiérrez', 'Wójcik', 'Kowalczyk', 'Trần',
  'Phạm', 'Müller',
  'Schäfer', 'Sørensen', 'Østergaard', "O'Brien", "D'Angelo", 'Fitzgerald-Shaw', 'van der Berg', 'St. James', 'Okafor', 'Mensah', 'Patel',
  'Singh', 'Kim',
  'Chen', 'Wang', 'Yamamoto', 'Ivanov', 'Petrova', 'Washington', 'Jefferson', 'Boudreaux', 'Thibodeaux', 'McAllister', 'MacDonald',
  'Stein', 'Goldberg',
  'Castellanos', 'Delgado', 'Vázquez', 'Quiñones', 'Whitfield', 'Pruitt', 'Hargrove', 'Stubblefield', 'Yazzie', 'Begay', 'Kealoha',
  'Nakamura', 'Ferrari', 'Rossi',
]

/** The long tail of family names is built of two halves. */
export const lastNameStarts: readonly [string, ...string[]] = [
  'Ash', 'Beck', 'Black', 'Brad', 'Bright', 'Burn', 'Carl', 'Chad', 'Clay', 'Cold', 'Craw', 'Dun', 'East', 'Edge', 'Fair', 'Farn', 'Glen',
  'Green', 'Had', 'Hart',
  'Hazel', 'Holl', 'Kirk', 'Lang', 'Litch', 'Marsh', 'Mead', 'Nor', 'Oak', 'Pem', 'Rad', 'Red', 'Shel', 'Stan', 'Stone', 'Thorn', 'Wake',
  'West', 'Whit', 'Win',
]

export const lastNameEnds: readonly [string, ...string[]] = [
  'bourne', 'bridge', 'brook', 'bury', 'by', 'combe', 'cott', 'dale', 'don', 'field', 'ford', 'gate', 'ham', 'hurst', 'ingham', 'land',
  'ley', 'low', 'man', 'mere',
  'more', 'ridge', 'ston', 'ton', 'wald', 'ward', 'well', 'wick', 'wood', 'worth',
]

export const streets: readonly [string, ...string[]] = [
  'Oak St', 'Maple Ave', 'Cedar Ln', 'Pine Dr', 'Elm St', 'Washington Blvd', 'Lake Rd', 'Hillcrest Dr', 'Sunset Blvd', 'Main St',
  'Church St', 'Park Ave',
  'Mission Rd', 'El Camino Real', 'County Road 12', 'Magnolia Ct', 'Willow Way', 'Prairie View Rd', 'Desert Rose Ln', 'Harbor Dr',
  'Old Mill Rd', 'Juniper St',
]
