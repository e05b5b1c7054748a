/** Common passwords of at least twelve characters, in lower case. Shorter ones are refused by their length. */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  000000000000 012345678901 098765432109 111111111111 111222333444 112233445566 121212121212 123123123123
  123456123456 123456789012 1234567890123 12345678901234 123456789123 1a2b3c4d5e6f 1q2w3e4r5t6y 1q2w3e4r5t6y7u
  1qaz1qaz1qaz 1qaz2wsx3edc 222222222222 5201314520131 888888888888 987654321098 999999999999 a1b2c3d4e5f6
  aaaaaaaaaaaa abc123123456 abc1231234567 abc123123456789 abc123abc123 abcabcabcabc abcd1234abcd abcdefghijkl
  abcdefghijklm admin1234567 admin123456789 administrator1 administrator1234 administrator12345
  administrator123456 arsenal12345 arsenal123456 arsenal1234567 asdfasdfasdf asdfghjkl123 asdfghjkl;'#
  autumn123456 autumn1234567 autumn123456789 barcelona123 baseball1234 baseball12345 baseball123456 batman123456
  batman1234567 batman123456789 blessed12345 californication changeme1234 changeme12345 changeme123456
  changemenow1 changethispassword charlie12345 charlie123456 charlie1234567 cheese123456 cheese1234567
  cheese123456789 chelsea12345 chelsea123456 chelsea1234567 computer1234 computer12345 computer123456 contactlens1
  contactlenses contactlenses1 correcthorsebatterystaple defaultpassword donotenter123 dragon123456 dragon1234567
  dragon123456789 everything123 facebook1234 facebook12345 facebook123456 ferrari12345 ferrari123456
  ferrari1234567 flower123456 flower1234567 flower123456789 football1234 football12345 football123456 freedom12345
  freedom123456 freedom1234567 gameofthrones godisgood123 google123456 google1234567 google123456789
  guestguestguest happybirthday happybirthday1 harrypotter1 hello1234567 hello123456789 ilovemyfamily iloveyou1234
  iloveyou12345 iloveyou123456 iloveyouforever iloveyousomuch internet1234 internet12345 internet123456
  jennifer1234 jennifer12345 jennifer123456 jesuschrist1 jesusislord1 jordan123456 jordan1234567 jordan123456789
  letmein12345 letmein123456 letmein1234567 letmeinletmein letmeinplease liverpool1234 liverpool12345
  liverpool123456 liverpoolfc1 login1234567 login123456789 lordoftherings manchesterunited master123456
  master1234567 master123456789 mercedes1234 mercedes12345 mercedes123456 merrychristmas michael12345
  michael123456 michael1234567 michaeljordan mickeymouse1 mnbvcxzlkjhg monkey123456 monkey1234567 monkey123456789
  mustang12345 mustang123456 mustang1234567 mypassword12 mypassword123 mysecretpassword nopassword12 opensesame12
  p@ssword1234 p@ssword12345 p@ssword123456 passw0rd1234 passw0rd12345 passw0rd123456 password1234 password12345
  password123456 passwordpassword poiuytrewq12 pokemon12345 pokemon123456 pokemon1234567 princess1234
  princess12345 princess123456 q1w2e3r4t5y6 qazwsx123456 qazwsxedcrfv qweasdzxc123 qweqweqweqwe qwerty123456
  qwerty1234567 qwerty123456789 qwertyasdfgh qwertyqwerty qwertyuiop12 qwertyuiop1234 qwertyuiop12345
  qwertyuiop123456 qwertyuiop[] realmadrid123 rootrootroot samsung12345 samsung123456 samsung1234567 secret123456
  secret1234567 secret123456789 shadow123456 shadow1234567 shadow123456789 spongebob123 spring123456 spring1234567
  spring123456789 starwars1234 starwars12345 starwars123456 summer123456 summer1234567 summer123456789
  sunshine1234 sunshine12345 sunshine123456 superman1234 superman12345 superman123456 supersecret1
  temporarypassword temppassword1 testing12345 testpassword1 testtesttest thisismypassword topsecret123
  trustno11234 trustno112345 trustno1123456 useruseruser welcome12345 welcome123456 welcome1234567 welcomehome1
  welcometoric welcomewelcome whatever1234 whatever12345 whatever123456 winter123456 winter1234567 winter123456789
  woaini123456 woaini1314520 woaini520520 zaq12wsxcde3 zxcvbnm12345 zxcvbnmasdfg
`
    .trim()
    .split(/\s+/),
);
