"""The map: regions with counts, and points, under the present filters."""

from django.http import JsonResponse


def map_data(request):
    return JsonResponse({})


def outlines(request):
    return JsonResponse({})


def grouped_places(asked, user):
    return [], {}
