/**
 * What common passwords are made of, in letters: a password that is nothing but these, with numbers and signs around them,
 * is among the first to be guessed.
 */
export const commonWords: readonly string[] = `
  a aaa abc abcd abcdef abcdefg access admin administrator again agent agents always amanda america american and andrew android angel
  angels anthony anything apple april are arsenal asdf asdfgh asdfghjkl ashley august autumn azerty babe baby babygirl backup bad bailey
  banana barcelona baseball basketball batman battery bear bears beautiful berlin best big bless blessed boston brother bunny business
  buster butterfly california call callcenter callcentre calls camaro campaign campaigns canada cash cat cats center centre change
  changeit changeme charlie cheese chelsea cherry chicago chicken chocolate christ coffee company computer convoso cookie cool correct
  correcthorsebatterystaple corvette cowboys crazy cricket crystal daddy daniel database david december default demo desk devil dial
  dialer dialler diamond diamonds dog doggy dogs dollar dolphin dolphins dragon eagle eagles eight elizabeth england enter everything
  example facebook faith fall family father february ferrari first fishing five floor florida flower flowers football for forever fortnite
  four freedom friday friend friends friendship funny gandalf george ginger god godisgood gold golf good google grace great guest hannah
  happy harley heaven hello helpdesk hi hockey honda honey hope horse horses hot hunter hunting i ilove iloveyou in india
  instagram internet ironman is it james january jennifer jessica jesus jordan joshua july june juventus killer king kingdom kitty knight
  lakers last lead leads letme letmein liberty linkedin linux lion little liverpool login logon london love lovely lover loveyou lucky
  maggie magic mama manager manchester march mario master masters matrix matthew may me melissa mercedes merlin mexico michael michelle
  microsoft minecraft mobile mommy monday money monkey moon moonlight mother mustang my mypass mypassword naruto network never new newyork
  nice nicole nine ninja nintendo nobody not nothing november number october of office old one open opensesame operator orange our packers
  panther papa paris pass passcode passphrase passwd password passwort peace pepper perfect phone pikachu pirate platinum playstation
  please pleasework pokemon porsche pretty prince princess private protect qazwsx queen qweasd qweasdzxc qwert qwerty qwertyuiop qwertz
  rabbit rainbow ranger realmadrid richard robert root rose rugby running safe safety sales samantha sample samsung samurai sandbox
  saturday secret secrets secure security september server service sesame seven shadow shark signin silver sister six soccer soldier
  something spider spiderman spring staple star starlight stars startrek starwars steelers strawberry strong summer sun sunday sunflower
  sunny sunshine super superman superuser supervisor support sweet sweetheart swimming switchyard system taylor team telephone temp
  temporary ten tennis tequila test tester testing texas that the this thomas three thursday tiger to today together tomorrow toyota trust
  trustno trustnoone tuesday turtle twitter two ubuntu usa user username users viewer warrior wednesday welcome whatever whiskey william
  windows winter wizard wolf wolves xbox xyz yamaha yankees you your youtube zelda zero zxcv zxcvbn zxcvbnm
`
  .trim()
  .split(/\s+/)
