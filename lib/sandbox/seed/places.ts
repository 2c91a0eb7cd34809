/** A state with its area codes, some of its cities and the first three digits of its postal codes. */
type State = { code: string; cities: readonly [string, ...string[]]; postal: readonly [number, number] }

/** Where a phone number lives. */
export type Place = { areaCode: string; state: State }

const table = `
CA|209 213 310 323 408 415 424 442 510 530 559 562 619 626 628 650 657 661 669 707|Los Angeles;San Diego;Fresno;Sacramento;La Cañada Flintridge|900|961
CA|714 747 760 805 818 831 858 909 916 925 949 951|San José;Bakersfield;Oakland;Riverside;Los Angeles|900|961
TX|210 214 254 281 325 361 409 430 432 469 512 682 713 737 806 817 830 832 903 915 936 940 956 972 979|Houston;San Antonio;Dallas;El Paso;Waco|750|799
FL|239 305 321 352 386 407 561 727 754 772 786 813 850 863 904 941 954|Miami;Tampa;Orlando;Jacksonville;Naples;Ocala|320|349
NY|212 315 347 516 518 585 607 631 646 716 718 845 914 917 929|New York;Buffalo;Rochester;Albany;Syracuse|100|149
PA|215 267 272 412 484 570 610 717 724 814 878|Philadelphia;Pittsburgh;Erie;Scranton|150|196
IL|217 224 309 312 331 618 630 708 773 815 847 872|Chicago;Peoria;Springfield;Joliet|600|629
OH|216 234 330 419 440 513 567 614 740 937|Columbus;Cleveland;Toledo;Dayton|430|458
GA|229 404 470 478 678 706 762 770 912|Atlanta;Macon;Savannah;Augusta|300|319
NC|252 336 704 743 828 910 919 980 984|Charlotte;Raleigh;Durham;Asheville|270|289
MI|231 248 269 313 517 586 616 734 810 906 947 989|Detroit;Lansing;Flint;Grand Rapids|480|499
NJ|201 551 609 732 848 856 862 908 973|Newark;Trenton;Camden;Paterson|070|089
VA|276 434 540 571 703 757 804|Richmond;Norfolk;Roanoke|220|246
WA|206 253 360 425 509|Seattle;Spokane;Tacoma;Yakima|980|994
AZ|480 520 602 623 928|Phoenix;Tucson;Mesa;Flagstaff|850|865
MA|339 351 413 508 617 774 781 857 978|Boston;Worcester;Springfield;Lowell|010|027
TN|423 615 629 731 865 901 931|Nashville;Memphis;Knoxville|370|385
IN|219 260 317 463 574 765 812 930|Indianapolis;Gary;Fort Wayne|460|479
MO|314 417 573 636 660 816|St. Louis;Kansas City;Springfield|630|658
MD|240 301 410 443 667|Baltimore;Frederick;Annapolis|206|219
WI|262 414 534 608 715 920|Milwaukee;Madison;Green Bay|530|549
CO|303 719 720 970|Denver;Colorado Springs;Pueblo;Cañon City|800|816
MN|218 320 507 612 651 763 952|Minneapolis;Duluth;Rochester|550|567
SC|803 843 854 864|Columbia;Charleston;Greenville|290|299
AL|205 251 256 334 938|Birmingham;Mobile;Huntsville|350|369
LA|225 318 337 504 985|New Orleans;Baton Rouge;Lafayette|700|714
KY|270 364 502 606 859|Louisville;Lexington;Bowling Green|400|427
OR|458 503 541 971|Portland;Eugene;Salem|970|979
OK|405 539 580 918|Oklahoma City;Tulsa;Lawton|730|749
CT|203 475 860 959|Hartford;New Haven;Stamford|060|069
UT|385 435 801|Salt Lake City;Provo;Ogden|840|847
NV|702 725 775|Las Vegas;Reno;Henderson|889|898
IA|319 515 563 641 712|Des Moines;Dubuque;Cedar Rapids|500|528
AR|479 501 870|Little Rock;Fort Smith;Jonesboro|716|729
MS|228 601 662 769|Jackson;Biloxi;Tupelo|386|397
KS|316 620 785 913|Wichita;Topeka;Overland Park|660|679
NM|505 575|Albuquerque;Santa Fe;Española|870|884
NE|308 402 531|Omaha;Lincoln;Kearney|680|693
ID|208 986|Boise;Twin Falls;Nampa|832|838
WV|304 681|Charleston;Huntington|247|268
HI|808|Honolulu;Hilo|967|968
NH|603|Manchester;Nashua|030|038
ME|207|Portland;Bangor|039|049
MT|406|Billings;Missoula|590|599
RI|401|Providence;Warwick|028|029
DE|302|Wilmington;Dover|197|199
SD|605|Sioux Falls;Rapid City|570|577
ND|701|Fargo;Bismarck|580|588
VT|802|Burlington;Rutland|050|059
AK|907|Anchorage;Fairbanks|995|999
WY|307|Cheyenne;Casper|820|831`

export const places: readonly Place[] = table.trim().split('\n').flatMap((line) => {
  const [code = '', areaCodes = '', names = '', from = '', to = ''] = line.split('|')
  const [city = '', ...more] = names.split(';')
  const state: State = { code, cities: [city, ...more], postal: [Number(from), Number(to)] }
  return areaCodes.split(' ').map((areaCode) => ({ areaCode, state }))
})
