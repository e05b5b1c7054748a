/**
 * Lists common passwords of at least twelve characters, in lower case. Shorter passwords are refused because of their
 * length.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(
  `
  "1,00001e+14" "zxcvbnm,./" 000000000000 010203040506 012345678901 098765432109 0r968ji9ufj6 102030405060 111111111111
  111111111111111 111222333444 111222tianya 112233445566 121212121212 123123123123 123321123321 123456123456
  123456654321 1234567890-= 123456789000 12345678900987654321 123456789012 1234567890123 12345678901234
  12345678901234567890 1234567890987654321 1234567890qwertyuiop 1234567891011 123456789101112 123456789123
  123456789123456 1234567891234567 123456789123456789 12345678987654321 123456789987654321 123456789abc 123456789asd
  123456789qaz 123456789qwe 123456789qwerty 123456qwerty 123admin321a 123qwe123qwe 123qweasdzxc 159753159753
  1a2b3c4d5e6f 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i 1q2w3e4r5t6y7u8i9o 1q2w3e4r5t6y7u8i9o0p 1qaz1qaz1qaz
  1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qazxsw23edc 222222222222 5201314520131 520love101182 5532361cnjqrf 888888888888
  987654321098 999999999999 ??????@mail.ru a1b2c3d4e5f6 aaaaaaaaaaaa abc123123456 abc1231234567 abc123123456789
  abc123456789 abc123abc123 abcabcabcabc abcd1234abcd abcdefghijkl abcdefghijklm admin1234567 admin123456789
  administrator administrator1 administrator1234 administrator12345 administrator123456 arabella24630 arsenal12345
  arsenal123456 arsenal1234567 asdfasdfasdf asdfghjkl123 asdfghjkl:&#39: asdfghjkl;'# autumn123456 autumn1234567
  autumn123456789 avrillavigne barcelona123 baseball1234 baseball12345 baseball123456 batman123456 batman1234567
  batman123456789 blessed12345 californication changeme1234 changeme12345 changeme123456 changemenow1 changethispassword
  charlie12345 charlie123456 charlie1234567 cheese123456 cheese1234567 cheese123456789 chelsea12345 chelsea123456
  chelsea1234567 christopher1 combat123654 computer1234 computer12345 computer123456 contactlens1 contactlenses
  contactlenses1 cookiemonster correcthorsebatterystaple cosmopolitan counterstrike defaultpassword demon1q2w3e4r
  demon1q2w3e4r5t dfg5fhg5vgfh1 donotenter123 doomsayer.2.7mords.v doomsayer.2.7mords.vv dragon123456 dragon1234567
  dragon123456789 edwardcullen everything123 ezekiel11991 facebook1234 facebook12345 facebook123456 fallen_angel
  familiyafamiliya ferrari12345 ferrari123456 ferrari1234567 finalfantasy flower123456 flower1234567 flower123456789
  football1234 football12345 football123456 freedom12345 freedom123456 freedom1234567 g13916055158 gameofthrones
  gettherefast gfhjkmgfhjkm ghbdtnrfrltkf ghhh47hj7649 godisgood123 google123456 google1234567 google123456789
  googletester guestguestguest hannahmontana happybirthday happybirthday1 harrypotter1 hawkesbury93 hello1234567
  hello123456789 heterosexual ichliebedich ihatethisgame ilovemyfamily iloveyou1234 iloveyou12345 iloveyou123456
  iloveyouforever iloveyousomuch imyaimyaimya inactive1996aug ingodwetrust international internazionale internet1234
  internet12345 internet123456 jamesbond007 jennifer1234 jennifer12345 jennifer123456 jesuschrist1 jesusislord1
  jesuslovesme jkiuztdftl57 john!20130605at1753 jordan123456 jordan1234567 jordan123456789 jundian2011xr justinbieber
  kartoffelpuffer knackwurst8853 laurel12creek leavemealone leliane50934 letmein12345 letmein123456 letmein1234567
  letmeinletmein letmeinplease lightpower12345 linkedin2011 liverpool123 liverpool1234 liverpool12345 liverpool123456
  liverpoolfc1 login1234567 login123456789 lordoftherings lovelovelove lydcc20091314 m01759766727 manchesterunited
  maprchem56458 marek14michal master123456 master1234567 master123456789 mega_pizdetz666 megaparol12345 mercedes1234
  mercedes12345 mercedes123456 merrychristmas michael12345 michael123456 michael1234567 michaeljackson michaeljordan
  mickeymouse1 migrationschool minecraft123 mnbvcxzlkjhg moderncombat monkey123456 monkey1234567 monkey123456789
  motherfucker mustang12345 mustang123456 mustang1234567 mypassword12 mypassword123 mysecretpassword n8zgt5p0shw=
  natiichen999 needforspeed neworleans12345 nopassword12 onedirection opensesame12 p@ssword1234 p@ssword12345
  p@ssword123456 passw0rd1234 passw0rd12345 passw0rd123456 password1234 password12345 password123456 passwordpassword
  pe#5gz29ptzmse peanutbutter playstation2 playstation3 poiuytrewq12 pokemon12345 pokemon123456 pokemon1234567
  polniypizdec0211 polniypizdec1102 polniypizdec110211 princess1234 princess12345 princess123456 professional
  projectsadminx przyjaciolki q1w2e3r4t5y6 q1w2e3r4t5y6u7i8o9p0 qazwsx123456 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb
  qazxswedcvfr qwe123qwe123 qweasdzxc123 qwegta13091990 qweqweqweqwe qwerasdfzxcv qwerty123456 qwerty1234567
  qwerty123456789 qwertyasdfgh qwertyqwerty qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwertyuiop12345 qwertyuiop123456
  qwertyuiop[] qwertyytrewq realmadrid123 residentevil rootrootroot s8ylpe9jdpvym samsung12345 samsung123456
  samsung1234567 sdf7asdf6asdg8df sebastian106 secret123456 secret1234567 secret123456789 seniseviyorum shadow123456
  shadow1234567 shadow123456789 sojdlg123aljg somanypickles27 sonnenschein sonyericsson spongebob123 spring123456
  spring1234567 spring123456789 startfinding starwars1234 starwars12345 starwars123456 starwarsfan10 stefangreil1983
  stratocaster summer123456 summer1234567 summer123456789 sunshine1234 sunshine12345 sunshine123456 superman1234
  superman12345 superman123456 supernatural supersecret1 telechargement temporarypassword temppassword temppassword1
  testing12345 testpassword1 testtesttest thisismypassword topsecret123 total12scherz transformers trustno11234
  trustno112345 trustno1123456 useruseruser vitor1268123 welcome12345 welcome123456 welcome1234567 welcomehome1
  welcometoric welcomewelcome weronika1992 whatever1234 whatever12345 whatever123456 winter123456 winter1234567
  winter123456789 woaini123456 woaini1314520 woaini520520 xantria10315 xtseo2011tdx yandi20080527 yemi19900911
  yfdbufnjh10305070 zaq12wsxcde3 zaq1xsw2cde3 zmx870919123 zxcasdqwe123 zxcvbnm12345 zxcvbnmasdfg
`
    .trim()
    .split(/\s+/),
);
